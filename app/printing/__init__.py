"""Putting things on paper, with a look at them first."""
