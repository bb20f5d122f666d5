"""Data in and out: files of other programs read, checked and mapped, and ours written."""
