"""Under the title: the days, and the filters that always say what applies."""
