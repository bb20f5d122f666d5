"""What goes on paper for those who prepare a moment."""
