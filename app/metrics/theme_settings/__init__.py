"""The section of the settings about themes: what the venue listens for in comments."""
