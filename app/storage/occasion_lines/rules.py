"""Rules as their rows hold them."""

from __future__ import annotations

from typing import Any

from app.core.partial_dates import PartialDate
from app.core.recurring import Recurrence, Repeats, Unit


def rule_of(row: Any) -> Recurrence:
    """The rule in the columns of an occasion; what a rule needs and its row lacks is read as the least."""
    repeats = Repeats(row.repeats)
    on = PartialDate(row.month, row.day, row.year)
    if repeats is Repeats.NTH_WEEKDAY:
        return Recurrence(on, repeats, nth=row.nth or 1, weekday=row.weekday or 0)
    if repeats is Repeats.KEEP_IN_TOUCH:
        return Recurrence(on, repeats, every=row.every or 1, unit=Unit(row.unit or Unit.WEEK))
    return Recurrence(on, repeats)
