"""Bringing people and visits of other programs in, and taking a whole import back."""
