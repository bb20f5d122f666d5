"""The use cases of those who look after the staff."""
