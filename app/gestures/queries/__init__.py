"""Statements that read gestures."""
