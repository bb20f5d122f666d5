"""The Metrics pane: how customers feel, whether a change is more than chance, and who waits for an answer."""
