"""A plan in a few seconds, over whatever is on screen."""
