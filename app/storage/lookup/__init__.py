"""The lookup's index: what each customer is found by, written in the transaction that changes it.

On SQLite alone; nothing here exists on a server.
"""
