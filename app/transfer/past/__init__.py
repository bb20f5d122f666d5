"""Imports of the past, and taking them back."""
