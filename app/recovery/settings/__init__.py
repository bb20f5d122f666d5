"""What a venue sets for its recovery, on pages of the settings."""
