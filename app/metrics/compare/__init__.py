"""The Compare page: two periods, or the parts of one, side by side on the same axes."""
