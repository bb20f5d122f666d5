"""What the columns of a table mean, and what the values in them say."""
