"""Everything the venue has about one person, to be given to them."""
