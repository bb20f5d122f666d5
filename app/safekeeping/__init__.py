"""Keeping the venue safe: backups on screen, going back to one, and help when the file is damaged."""
