"""Dates worth remembering: when they fall, whose they are, and what stands in the agenda."""
