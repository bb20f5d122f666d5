"""The wall of stories on paper."""
