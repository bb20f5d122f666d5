"""Colours, type and sizes: the one place they are decided."""
