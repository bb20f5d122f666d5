"""Who recommended the venue to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Another customer as a card names them, with the day of their first visit."""

    customer_id: int
    name: str
    first_on: date | None = None


@dataclass(frozen=True, slots=True)
class Referrals:
    """How somebody came to the venue, and whom they brought, those who came last first.

    Cards that were merged are one person, in both directions; nobody recommends the venue to themselves.
    """

    by: KnownRow | None = None
    heard_from: str = ""
    brought: tuple[KnownRow, ...] = ()


NOTHING_KNOWN = Referrals()
