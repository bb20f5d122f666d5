"""Reading what answers are about."""
