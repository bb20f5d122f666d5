"""What a venue adds to the reading of a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Options:
    """Defaults of the venue: its country for phone numbers (two letters or ""), currency, day and zone.

    ``home`` tells the venue's own days in calendars from those of others. ``mask_cards`` takes rows with a payment card number in, with its digits masked.
    """

    today: date
    region: str = ""
    currency: str = "EUR"
    mask_cards: bool = False
    zone: str = "UTC"
    home: str = ""
