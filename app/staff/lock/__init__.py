"""The screen behind which a desk is locked, and the veil that hides it for a moment."""
