"""Everything that is told of one month."""
