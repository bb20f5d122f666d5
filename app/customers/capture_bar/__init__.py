"""The line at the foot of the card that takes down whatever was noticed."""
