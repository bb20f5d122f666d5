"""Cells that hold several values."""

from __future__ import annotations

import re

from app.core.formula_guard import unguarded

_SEVERAL = re.compile(r"\s*(?::::|[;,\n\r|、；]|\s/\s|\s(?:or|oder|ou|und|and|y|e)\s)\s*")
_LISTED = re.compile(r"\s*(?::::|[;,\n\r|、；])\s*")
_SYSTEM_GROUP = "* "


def several(text: str) -> list[str]:
    """The single values of a cell, in order, each once."""
    return list(dict.fromkeys(part for part in _SEVERAL.split(text) if part))


def listed(text: str) -> list[str]:
    """The tags of a cell without the groups that an address book adds of itself ("* myContacts")."""
    return list(
        dict.fromkeys(part for part in _LISTED.split(text) if part and not part.startswith(_SYSTEM_GROUP))
    )


def as_meant(text: str) -> str:
    """The cell without what keeps spreadsheets from reading it: an apostrophe, or ="…" around it."""
    if text.startswith('="') and text.endswith('"') and '"' not in text[2:-1]:
        return text[2:-1].strip()
    return unguarded(text)
