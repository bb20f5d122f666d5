"""The Measures page of the Recovery pane."""
