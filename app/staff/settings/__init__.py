"""The settings about those who work here."""
