"""What the venue and this computer set for moments."""
