"""Why customers said so: their comments, what goes together with the score, the six pillars, and how visits are felt."""
