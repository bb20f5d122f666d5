"""Mapped classes, one concept a file; no queries."""
