"""A date worth remembering is written down, over whatever is on screen."""
