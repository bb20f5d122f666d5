"""Writing tables to files that other programs read."""
