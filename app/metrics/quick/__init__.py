"""An answer in a few seconds, over whatever is on screen."""
