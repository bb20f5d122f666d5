"""Reading dates worth remembering."""
