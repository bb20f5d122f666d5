"""The use cases of dates worth remembering."""
