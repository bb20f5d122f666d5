"""The Guests pane in words; nothing here knows Qt."""
