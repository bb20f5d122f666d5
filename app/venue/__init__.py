"""The venue, its staff and its settings."""
