"""A pile of answers on paper, typed row by row without leaving the keys."""
