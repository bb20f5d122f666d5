"""The use cases of the Guests pane."""
