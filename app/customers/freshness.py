"""Tells whether a preference can be relied on or should be asked about again."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

GOOD_FOR_MONTHS = 12


class Freshness(StrEnum):
    """How a preference is shown: fresh ones solid, all others pale, each with its reason."""

    FRESH = "fresh"
    SEEN_ONCE = "seen_once"
    NEVER_CONFIRMED = "never_confirmed"
    LONG_AGO = "long_ago"

    @property
    def solid(self) -> bool:
        """Whether the preference is shown solid."""
        return self is Freshness.FRESH


def freshness(
    *,
    times_seen: int,
    last_confirmed_on: date | None,
    evidence: str,
    today: date,
    noted_on: date | None = None,
) -> Freshness:
    """How far a preference can be relied on today.

    What a customer said counts from the day it was noted; what staff saw counts from the second
    time; what came from another system counts once somebody has confirmed it. All of it grows pale
    after 12 months.
    """
    known_on = last_confirmed_on or (None if evidence == "imported" else noted_on)
    if known_on is None:
        return Freshness.NEVER_CONFIRMED
    if _months_later(known_on, GOOD_FOR_MONTHS) <= today:
        return Freshness.LONG_AGO
    if evidence == "observed" and times_seen < 2:
        return Freshness.SEEN_ONCE
    return Freshness.FRESH


def _months_later(day: date, months: int) -> date:
    """The same day of the month that many months later, or that month's last day."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)
