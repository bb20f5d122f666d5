"""Which schema this program knows, so that Alembic is imported only when something is to be upgraded."""

from __future__ import annotations

HEAD = "0011"
"""The newest revision in migrations/versions."""

KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""All revisions this program can upgrade from, the oldest first."""

APPLICATION_ID = 0x52474C52
"""Marks a SQLite file as ours, at offset 68 of its header ("RGLR")."""
