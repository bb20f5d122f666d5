"""Which answers are measured: the days at the venue, and what they are narrowed by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from app.core.typed_text import ask_in_whole_letters

_LONGEST_MONTH = 31


class Bucket(StrEnum):
    """By what a line goes: every bucket is a period of its own."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class By(StrEnum):
    """By what answers are told apart."""

    STAGE = "stage"
    CHANNEL = "channel"
    PLACE = "place"
    STAFF = "staff"
    DEPARTMENT = "department"
    SEGMENT = "segment"
    TAG = "tag"
    THEME = "theme"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``since`` to ``until`` at the venue, both included; None leaves a side open."""

    since: date | None = None
    until: date | None = None

    def before(self, today: date) -> Period | None:
        """The period of the same length right before it; None where it has no beginning, or there is no such time.

        Whole months are preceded by as many whole months, the running one being as good as whole.
        """
        if self.since is None:
            return None
        until = self.until or today
        if until < self.since:
            return None
        days = (until - self.since).days + 1
        if self.since.toordinal() - days < _LONGEST_MONTH:
            return None
        last = self.since - timedelta(days=1)
        if self.since.day == 1 and (until >= today or (until + timedelta(days=1)).day == 1):
            months = (until.year - self.since.year) * 12 + until.month - self.since.month + 1
            return Period(_months_before(self.since, months), last)
        return Period(self.since - timedelta(days=days), last)

    def year_before(self, today: date) -> Period | None:
        """The same days a year earlier; None where it has no beginning."""
        if self.since is None:
            return None
        return Period(_year_before(self.since), _year_before(self.until or today))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Several values of one filter are any of them, several filters all of them; empty ones narrow nothing.

    An id of 0 and an empty text stand for answers without any. ``hours`` are those of the week, 0 for Monday
    from midnight; ``facts`` are what happened to whoever answered, as the facts that go together with a score
    are called; ``words`` is a search in the comments.
    """

    stage_ids: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    department_ids: tuple[int, ...] = ()
    staff_ids: tuple[int, ...] = ()
    tag_ids: tuple[int, ...] = ()
    segments: tuple[str, ...] = ()
    theme_ids: tuple[int, ...] = ()
    hours: tuple[int, ...] = ()
    scores: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()
    words: str = ""

    def __post_init__(self) -> None:
        ask_in_whole_letters(self, "channels", "places", "segments")

    @property
    def used(self) -> frozenset[str]:
        """The names of the filters that narrow."""
        return frozenset(field.name for field in fields(self) if getattr(self, field.name))


@dataclass(frozen=True, slots=True)
class MeasureScope:
    """Which of all answers are looked at.

    One customer counts once per metric and period, with the latest answer of it; what the scope is
    narrowed by picks among those, so that a filter never lets an earlier answer back in.
    """

    period: Period = Period()
    narrowing: Narrowing = Narrowing()


def _months_before(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
