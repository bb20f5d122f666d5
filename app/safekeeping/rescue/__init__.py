"""When the venue's file cannot be opened: going back to a backup, or saving what can be read."""
