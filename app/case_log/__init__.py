"""The log of a case, which everything that belongs to cases writes to."""
