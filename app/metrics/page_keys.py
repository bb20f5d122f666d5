"""The keys of the pages of the pane."""

from __future__ import annotations

OVERVIEW, WHERE, COMPARE, VALUE, TO_ANSWER, THEMES = (
    "overview",
    "where",
    "compare",
    "value",
    "to_answer",
    "themes",
)
