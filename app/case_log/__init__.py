"""The log of a case and who may see it: what everything that may belong to a case needs."""
