"""The agenda as a calendar that phones and other programs read."""
