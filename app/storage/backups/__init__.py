"""Backups of a venue's file: taking, proving, keeping and going back to them."""
