"""One case beside the log: what happened, what is due, and everything that can be done about it."""
