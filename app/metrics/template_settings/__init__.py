"""The section of the settings about what is written back to customers."""
