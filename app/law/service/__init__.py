"""The use cases of the law."""
