"""The wall of stories: moments and recoveries that were told."""
