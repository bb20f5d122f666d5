"""What is wrong with a row or card of somebody's file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, in words for the person who imports.

    ``row`` is the line of the file on which the row, card or property starts. ``rejected``: the row
    stays out (red); otherwise it comes in without that value (amber).
    """

    row: int
    field: str
    reason: str
    rejected: bool
