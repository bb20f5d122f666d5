"""From a figure to the people behind it: their scores, their words, their cards, and a promise."""
