"""What comments are searched by, and which of them are about which theme, written with the change that says so.

A file holds a full-text index of its own; a server keeps the same words in a plain table.
"""
