"""Reading answers through what is kept of them by day and month, and one by one where that does not tell."""
