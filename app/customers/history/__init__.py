"""The timeline of one customer, and how they felt along it."""
