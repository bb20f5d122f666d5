"""Opening a case in a few seconds, whatever is on screen."""
