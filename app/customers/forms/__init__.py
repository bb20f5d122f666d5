"""Forms of the Guests pane; they open where they are needed, never in a window of their own."""
