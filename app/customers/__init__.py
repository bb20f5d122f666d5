"""The Guests pane: looking customers up, and the card."""
