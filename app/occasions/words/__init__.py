"""Dates worth remembering, in words."""
