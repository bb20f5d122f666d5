"""Taking a person out of the data, so that nothing of them is left to read."""
