"""The list of who was found."""
