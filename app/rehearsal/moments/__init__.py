"""Moments of a rehearsal venue: what is planned, what was delivered and told, by hand and by chance."""
