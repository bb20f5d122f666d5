"""The Comments page: what was said, searched, and what it is about."""
