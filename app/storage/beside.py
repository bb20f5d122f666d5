"""What lies beside an encrypted file: the keys that open it, wrapped."""

from __future__ import annotations

from pathlib import Path

KEYS = ".keys"
"""The ending of that file."""


def keys_beside(path: Path) -> Path:
    """The key file of a venue, or of one of its backups."""
    return path.with_suffix(KEYS)
