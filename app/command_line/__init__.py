"""The same program for scripts, schedulers and whoever keeps the computer."""
