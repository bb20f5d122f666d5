"""Moments as they are shown and typed."""
