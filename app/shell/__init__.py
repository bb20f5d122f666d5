"""The window around the panes: rail, lookup field, status bar, menus, first run, settings."""
