"""Which cases are measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.core.typed_text import ask_in_whole_letters
from app.model.case import Severity


@dataclass(frozen=True, slots=True)
class MeasureScope:
    """The cases reported on these days at the venue, both included, and narrowed.

    None leaves a side of the period open, an empty tuple narrows nothing.
    """

    since: date | None = None
    until: date | None = None
    category_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    owner_ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        ask_in_whole_letters(self, "places")


def begin_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day begins at the venue."""
    return datetime.combine(day, time(), zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which the next day begins at the venue."""
    return begin_of(day + timedelta(days=1), zone)


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """The venue's date of an instant."""
    return instant.astimezone(zone).date()
