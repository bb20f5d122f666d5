"""Tooltips that show text as it is."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tooltip(text: str) -> str:
    """The text as a tooltip that never takes it for markup."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'


def name_as_tooltip(name: str) -> str:
    """A short name as it is, unless it would be taken for markup."""
    return plain_tooltip(name) if Qt.mightBeRichText(name) else name
