"""The encryption of the venue's file: asking for what opens it, and the section of the settings about it."""
