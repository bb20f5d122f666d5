"""What a person may ask of the venue about their data, and how long the venue keeps any."""
