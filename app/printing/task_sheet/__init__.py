"""What a kitchen or housekeeping takes along: who, what must not go wrong, and what to do by when."""
