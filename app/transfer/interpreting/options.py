"""What a venue adds to the reading of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Workplaces:
    """Stages of the journey, departments and staff of the venue: ids by the words by which files may mean them."""

    stages: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, int] = field(default_factory=dict)
    staff: Mapping[str, int] = field(default_factory=dict)


NOWHERE = Workplaces()


@dataclass(frozen=True, slots=True)
class Options:
    """Defaults of the venue: its country for phone numbers (two letters or ""), currency, day and zone.

    ``home`` tells the venue's own days in calendars from those of others. ``mask_cards`` takes rows with a payment
    card number in, with its digits masked. ``now`` is the end of ``today`` where it is left out.
    """

    today: date
    region: str = ""
    currency: str = "EUR"
    mask_cards: bool = False
    zone: str = "UTC"
    home: str = ""
    now: datetime | None = None
    workplaces: Workplaces = NOWHERE
