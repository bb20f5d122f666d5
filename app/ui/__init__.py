"""Qt building blocks that know no customer and no storage."""
