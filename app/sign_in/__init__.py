"""Signing in: PINs, passwords, and what each role may do here."""
