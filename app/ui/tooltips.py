"""Tooltips that show text as it is."""

from __future__ import annotations

from html import escape


def plain_tooltip(text: str) -> str:
    """The text as a tooltip that never takes it for markup."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
