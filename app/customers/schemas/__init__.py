"""What the card shows (rows) and what is typed on it (drafts)."""
