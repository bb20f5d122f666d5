"""The use cases of moments."""
