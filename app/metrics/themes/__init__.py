"""The page of themes: what goes together with the score, the six pillars, how visits are felt, and telling what changed."""
