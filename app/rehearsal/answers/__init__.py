"""What the customers of a rehearsal venue answered when they were asked, by hand and by chance."""
