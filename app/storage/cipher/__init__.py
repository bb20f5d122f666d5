"""Encrypted venues: the key of the data, the file beside it that holds it wrapped, and the system's keychain."""
