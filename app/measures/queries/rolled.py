"""Counting by what is kept of days and months."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from app.measures.queries.statements import LATEST, REPEATED, answered_soon, counted
from app.measures.queries.tally import Key, Tally
from app.measures.queries.windows import OPEN, Window
from app.measures.scope import By, Narrowing
from app.model.answer_count import SOON, Reach, Side, Span

_SIDES = {
    By.STAGE: Side.STAGE,
    By.CHANNEL: Side.CHANNEL,
    By.PLACE: Side.PLACE,
    By.STAFF: Side.STAFF,
    By.DEPARTMENT: Side.DEPARTMENT,
    By.HOUR: Side.HOUR,
    By.THEME: Side.THEME,
}
_NARROWED = {
    "stage_ids": By.STAGE,
    "channels": By.CHANNEL,
    "places": By.PLACE,
    "staff_ids": By.STAFF,
    "department_ids": By.DEPARTMENT,
    "hours": By.HOUR,
}
_DAILY = frozenset({Side.ALL, Side.STAGE, Side.CHANNEL})
_END = 10**7
"""Later than every day and month."""


class Rolled:
    """Counts of some scales by at most one side of the answers; ``key_of`` says where each count goes."""

    def __init__(self, connection: Connection, lines: Sequence[int], *, by: By | None, side: Side) -> None:
        self._connection = connection
        self._lines = lines
        self._by = by
        self._side = side
        self.keys: tuple[str, ...] = ()

    @classmethod
    def fitting(
        cls, connection: Connection, lines: Sequence[int], *, by: By | None, narrowing: Narrowing
    ) -> Rolled | None:
        """What can count these; None where they are told apart by more than one side, or by none that is kept."""
        used = narrowing.used
        if not used <= _NARROWED.keys() or len(used) > 1 or (by is not None and by not in _SIDES):
            return None
        name = next(iter(used), None)
        sides = {_SIDES[_NARROWED[name]]} if name is not None else set()
        sides |= {_SIDES[by]} if by is not None else set()
        if len(sides) > 1:
            return None
        rolled = cls(connection, lines, by=by, side=next(iter(sides), Side.ALL))
        if name is not None:
            rolled.keys = tuple(str(value) for value in getattr(narrowing, name))
        return rolled

    def add_months(self, tally: Tally, windows: Iterable[tuple[int, Window]]) -> None:
        """Add windows that are one whole month each, the running one being open; ``windows`` with their places."""
        places = {month_of(window.first): place for place, window in windows}
        if not places:
            return
        for row in self._read(Span.MONTH, min(places), max(places), reach=Reach.LATER, each=True):
            if row.at in places:
                tally.add(self._place(places[row.at], row), row[3:], line=row.line)

    def add_days(self, tally: Tally, windows: Sequence[tuple[int, Window]]) -> None:
        """Add windows of no more than ``SOON`` days each, which are followed by one another without a gap."""
        if not windows:
            return
        first, last = windows[0][1].first, windows[-1][1].last
        starts = [window.first for _, window in windows]
        for row in self._read(Span.DAY, first, last, reach=Reach.SAME_MONTH, each=True):
            place, _window = windows[bisect_right(starts, row.at) - 1]
            tally.add(self._place(place, row), row[3:], line=row.line)
        self._take_soon(tally, windows, starts)

    def can_add(self, window: Window) -> bool:
        """Whether one window of any length is told by months and days alone."""
        if window.last == OPEN:
            return self._side in _DAILY or is_first_of_month(window.first)
        if self._side in _DAILY and window.last - window.first < SOON:
            return True
        return self._side == Side.ALL and is_first_of_month(window.first) and is_last_of_month(window.last)

    def add(self, tally: Tally, window: Window) -> None:
        """Add one window that ``can_add`` allows, as the first."""
        if self._side in _DAILY and window.last - window.first < SOON:
            self.add_days(tally, [(0, window)])
            return
        first = month_of(window.first)
        if window.last != OPEN:
            last = month_of(window.last)
            self._add_all(tally, self._read(Span.MONTH, first, last, reach=Reach.LATER))
            self._take_repeats(tally, first, last)
            return
        if not is_first_of_month(window.first):
            head_end = first_day(first + 1) - 1
            self._add_all(tally, self._read(Span.DAY, window.first, head_end, reach=Reach.LATEST))
            first += 1
        self._add_all(tally, self._read(Span.MONTH, first, _END, reach=Reach.LATEST))

    @property
    def has_days(self) -> bool:
        """Whether days are kept apart by this side."""
        return self._side in _DAILY

    def _add_all(self, tally: Tally, rows: Iterable[Row[Any]]) -> None:
        for row in rows:
            tally.add(self._place(0, row), row[3:], line=row.line)

    def _take_repeats(self, tally: Tally, first: int, last: int) -> None:
        """What was answered again by the same people in a later month of the window."""
        within = {"lines": self._lines, "first": first, "last": last}
        for row in self._connection.execute(REPEATED, within):
            tally.add((0, ""), row[1:], line=row.line, times=-1)

    def _take_soon(self, tally: Tally, windows: Sequence[tuple[int, Window]], starts: Sequence[int]) -> None:
        """What was answered again by the same people on a later day of the same window."""
        longest = max(window.last - window.first for _, window in windows)
        if not longest:
            return
        within = {"first": windows[0][1].first, "last": windows[-1][1].last, "longest": longest}
        again = self._connection.execute(answered_soon(self._side), {"lines": self._lines, **within})
        for line, day, next_day, key, score in again:
            place, window = windows[bisect_right(starts, day) - 1]
            if next_day <= window.last and (not self.keys or str(key) in self.keys):
                tally.add_one((place, "" if self._by is None else str(key)), score, line=line, n=-1)

    def _read(
        self, span: Span, first: int, last: int, *, reach: Reach, each: bool = False
    ) -> Sequence[Row[Any]]:
        """Counts up to a reach, which are told by its order."""
        if (
            (span, reach, each) == (Span.MONTH, Reach.LATEST, False)
            and self._side in LATEST
            and not self.keys
        ):
            within = {"lines": self._lines, "first": first, "last": last}
            return self._connection.execute(LATEST[self._side], within).all()
        wanted: dict[str, Any] = {"lines": self._lines, "first": first, "last": last}
        wanted |= {"span": int(span), "side": int(self._side), "reach": int(reach)}
        if self.keys:
            wanted["keys"] = self.keys
        return self._connection.execute(counted(each=each, keyed=bool(self.keys)), wanted).all()

    def _place(self, place: int, row: Row[Any]) -> Key:
        return place, "" if self._by is None else row.key


def month_of(day: int) -> int:
    """The month of a day, as counts are kept under it."""
    on = date.fromordinal(day)
    return on.year * 12 + on.month - 1


def first_day(month: int) -> int:
    """The ordinal of a month's first day."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def is_first_of_month(day: int) -> bool:
    """Whether a month begins with this day."""
    return date.fromordinal(day).day == 1


def is_last_of_month(day: int) -> bool:
    """Whether a month ends with this day."""
    return date.fromordinal(day + 1).day == 1
