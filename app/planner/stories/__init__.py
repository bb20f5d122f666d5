"""The wall of stories: what the team repeats."""
