"""What pages of the settings are made of."""
