"""The month and the year as they are painted."""
