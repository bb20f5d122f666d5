"""The use cases of service recovery."""
