"""What is coming, as a list."""
