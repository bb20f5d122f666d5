"""Ideas for a moment: gestures of the catalogue, ranked by stated rules."""
