"""What the venue sets for asking its customers, and the PIN of whoever is signed in."""
