"""Promises: anything somebody said would happen."""
