"""The few figures above the list."""
