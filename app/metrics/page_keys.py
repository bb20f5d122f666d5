"""The keys of the pages of the pane."""

from __future__ import annotations

OVERVIEW, WHERE, COMPARE, VALUE, COMMENTS, TO_ANSWER, THEMES = (
    "overview",
    "where",
    "compare",
    "value",
    "comments",
    "to_answer",
    "themes",
)
