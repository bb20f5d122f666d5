"""The Recovery pane: what went wrong, what is late, and putting it right."""
