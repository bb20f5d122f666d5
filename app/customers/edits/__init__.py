"""What a person at the desk changes on a card; each goes through the command runner."""
