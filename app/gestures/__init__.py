"""Gestures: what can be given, what was, and who may."""
