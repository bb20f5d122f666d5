"""Views of the log that somebody keeps under a name."""
