"""Recognising files of the same shape, so that a mapping made once is used again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from app.transfer.mapping.header_words import normal


def fingerprint(headers: Sequence[str], *, kinds: Sequence[str] = ()) -> str:
    """64 hex digits that files with the same columns share, whatever their rows, delimiter or encoding.

    ``kinds`` tell apart tables without a header by what their columns hold.
    """
    named = "\x1f".join(normal(header) for header in headers)
    parts = (str(len(headers)), named if any(headers) else "\x1e".join(kinds))
    return sha256("\x1d".join(parts).encode()).hexdigest()
