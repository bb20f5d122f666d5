"""The log of the venue in the window: who did what, narrowed, read and saved."""
