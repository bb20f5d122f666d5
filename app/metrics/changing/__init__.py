"""Changing an answer that is kept, or taking it out; nothing of it happens silently."""
