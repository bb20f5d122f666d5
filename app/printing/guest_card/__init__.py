"""The card for a guest: one sheet, printed on both sides and folded to A5."""
