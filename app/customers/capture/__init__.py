"""The capture bar: one typed line becomes a preference, a clue, a promise or whatever it says."""
