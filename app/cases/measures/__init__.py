"""Measures of recovery: what goes wrong, how soon it is put right, and whether it works."""
