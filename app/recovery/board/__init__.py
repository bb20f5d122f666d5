"""The cases by step, as cards on a board."""
