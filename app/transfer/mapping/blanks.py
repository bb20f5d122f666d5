"""Words that programs write where there is nothing."""

from __future__ import annotations

_EMPTY = frozenset(
    (
        "undefined",
        "null",
        "none",
        "n/a",
        "na",
        "nil",
        "-",
        "--",
        "?",
        "unknown",
        "not specified",
        "#n/a",
        "nan",
    )
)
_LONGEST_EMPTY = 1 + max(map(len, _EMPTY))


def is_blank_word(text: str) -> bool:
    """Whether a code stands for "nothing": "Undefined", "N/A", "-"."""
    return len(text) < _LONGEST_EMPTY and text.lower() in _EMPTY
