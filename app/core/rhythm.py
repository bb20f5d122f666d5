"""How often a customer comes back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

FEWEST_VISITS = 3


def rhythm_days(completed_visits: Iterable[date]) -> int | None:
    """The median number of days between visits, from their first days; None for fewer than three.

    Several visits that began on one day count as one.
    """
    days = sorted(set(completed_visits))
    if len(days) < FEWEST_VISITS:
        return None
    return round(median((later - earlier).days for earlier, later in pairwise(days)))
