"""Answers as they are typed and as they are shown."""
