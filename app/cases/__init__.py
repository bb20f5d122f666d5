"""Cases: service failures, and how they are put right."""
