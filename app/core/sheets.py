"""A table on its way out of the program: to a spreadsheet, or to paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | float | Decimal | date | datetime | None
"""Datetimes are without a zone, as the clock on the venue's wall shows them; money is a Decimal."""


@dataclass(frozen=True)
class SheetColumn:
    """A column: its title, how much of the width it gets on paper, and whether figures stand in it."""

    title: str
    share: int = 1
    right: bool = False


@dataclass(frozen=True)
class Sheet:
    """A titled table; ``facts`` say what was chosen and when, so that a copy explains itself.

    ``rows`` may be worked out while they are written, and only once.
    """

    title: str
    facts: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Cell, ...]]
