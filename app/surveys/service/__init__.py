"""The use cases of asking and answering."""
