"""Filters and columns that somebody wants again, for every pane that has a list."""
