"""Pictures of every pane and important state, drawn from the real program on a rehearsal venue."""
