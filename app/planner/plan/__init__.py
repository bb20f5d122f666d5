"""One moment beside the agenda: ideas for it, its plan, and what became of it."""
