"""The use cases of gestures."""
