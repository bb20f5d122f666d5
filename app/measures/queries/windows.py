"""Days as lines of answers are kept under, and the buckets of a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from app.measures.scope import Bucket, Period
from app.model.answer_count import NEVER

OPEN = NEVER - 1
"""The last day of a window after which there is no answer: nothing in it was answered again outside."""

_WEEK = 7


class Window(NamedTuple):
    """The days from ``first`` to ``last`` as ordinals, both included; ``last`` is OPEN where nothing comes after."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One bucket of a period: whole, or what of it lies inside."""

    begin: date
    end: date
    running: bool

    @property
    def days(self) -> Window:
        """The same as a window that ends with its last day."""
        return Window(self.begin.toordinal(), self.end.toordinal())

    def window(self, newest: int) -> Window:
        """The same as a window; ``newest`` is the last day on which anybody answered."""
        last = self.end.toordinal()
        return Window(self.begin.toordinal(), OPEN if last >= newest else last)


def window_of(period: Period, *, newest: int) -> Window:
    """A period as a window; ``newest`` is the last day on which anybody answered."""
    first = period.since.toordinal() if period.since is not None else 1
    last = OPEN if period.until is None else period.until.toordinal()
    return Window(first, OPEN if last >= newest else last)


def slots_of(
    period: Period, bucket: Bucket, *, today: date, oldest: date | None, week_start: int
) -> tuple[Slot, ...]:
    """The buckets of a period, the oldest first; ``oldest`` is the first day on which anybody answered.

    Where the period is open it begins with that day and ends today.
    """
    since = period.since or oldest
    until = min(period.until or today, today)
    if since is None or since > until:
        return ()
    return tuple(_slots(since, until, bucket, today=today, week_start=week_start))


def _slots(since: date, until: date, bucket: Bucket, *, today: date, week_start: int) -> Iterator[Slot]:
    begin = since
    while begin <= until:
        end = bucket_end(begin, bucket, week_start=week_start)
        running = begin <= today <= end and until == today
        # The running one is as good as whole, for nobody answers in the future.
        yield Slot(begin, end if running else min(end, until), running)
        begin = end + timedelta(days=1)


def bucket_end(day: date, bucket: Bucket, *, week_start: int) -> date:
    """The last day of the bucket in which a day lies."""
    match bucket:
        case Bucket.DAY:
            return day
        case Bucket.WEEK:
            return day + timedelta(days=_WEEK - 1 - (day.weekday() - week_start) % _WEEK)
        case _:
            following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            return following - timedelta(days=1)
