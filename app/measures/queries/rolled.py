"""Counting by what is kept of days and months."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, func, literal_column, select

from app.measures.queries.tally import Key, Tally
from app.measures.queries.windows import OPEN, Window
from app.measures.scope import By, Narrowing
from app.model.answer_count import SCORES, SOON, AnswerCount, AnswerLine, AnswerRepeat, Reach, Side, Span

_COUNT, _REPEAT = cast(Table, AnswerCount.__table__), cast(Table, AnswerRepeat.__table__)
_LINE = cast(Table, AnswerLine.__table__)
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
_IN_MONTH = (Reach.LATEST, Reach.LATER)
_SUMS = tuple(func.sum(_COUNT.c[f"c{score}"]) for score in SCORES)
_REPEATED = tuple(func.sum(_REPEAT.c[f"c{score}"]) for score in SCORES)
_FIRST = func.min(_COUNT.c.at).label("at")
"""Made once: putting a statement together takes longer than many a reading."""
_ON_DAY = (Reach.LATEST, Reach.LATER, Reach.SAME_MONTH)
_LAST = (Reach.LATEST,)


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
        wanted = self._months(min(places), max(places), _IN_MONTH, each=True)
        for row in self._rows(wanted):
            if row.at in places:
                tally.add(self._place(places[row.at], row), row[3:], line=row.line)

    def add_days(self, tally: Tally, windows: Sequence[tuple[int, Window]]) -> None:
        """Add windows of no more than ``SOON`` days each, which are followed by one another without a gap."""
        if not windows:
            return
        first, last = windows[0][1].first, windows[-1][1].last
        wanted = self._select(Span.DAY, _ON_DAY, each=True).where(_COUNT.c.at.between(first, last))
        starts = [window.first for _, window in windows]
        for row in self._rows(wanted):
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
            self._add_all(tally, self._months(first, last, _IN_MONTH))
            self._take_repeats(tally, first, last)
            return
        if not is_first_of_month(window.first):
            head_end = first_day(first + 1) - 1
            head = self._select(Span.DAY, _LAST).where(_COUNT.c.at.between(window.first, head_end))
            self._add_all(tally, head)
            first += 1
        self._add_all(tally, self._months(first, None, _LAST))

    @property
    def has_days(self) -> bool:
        """Whether days are kept apart by this side."""
        return self._side in _DAILY

    def _add_all(self, tally: Tally, wanted: Select[Any]) -> None:
        for row in self._rows(wanted):
            tally.add(self._place(0, row), row[3:], line=row.line)

    def _take_repeats(self, tally: Tally, first: int, last: int) -> None:
        """What was answered again by the same people in a later month of the window."""
        wanted = (
            select(_REPEAT.c.line, *_REPEATED)
            .where(_REPEAT.c.line.in_(self._lines), _REPEAT.c.at.between(first, last))
            .where(_REPEAT.c.next_at <= last)
            .group_by(_REPEAT.c.line)
        )
        for row in self._connection.execute(wanted):
            tally.add((0, ""), row[1:], line=row.line, times=-1)

    def _take_soon(self, tally: Tally, windows: Sequence[tuple[int, Window]], starts: Sequence[int]) -> None:
        """What was answered again by the same people on a later day of the same window."""
        first, last = windows[0][1].first, windows[-1][1].last
        longest = max(window.last - window.first for _, window in windows)
        if not longest:
            return
        wanted = select(_LINE.c.line, _LINE.c.day, _LINE.c.next_day, self._column(), _LINE.c.score).where(
            _LINE.c.line.in_(self._lines),
            _LINE.c.day.between(first, last),
            # Written out: with a parameter the index of those few would not be taken.
            _LINE.c.next_day - _LINE.c.day < literal_column(str(SOON)),
            _LINE.c.next_day.between(_LINE.c.day + 1, _LINE.c.day + longest),
            _LINE.c.next_day <= last,
        )
        for line, day, next_day, key, score in self._connection.execute(wanted):
            place, window = windows[bisect_right(starts, day) - 1]
            if next_day <= window.last and (not self.keys or str(key) in self.keys):
                tally.add_one((place, "" if self._by is None else str(key)), score, line=line, n=-1)

    def _column(self) -> ColumnElement[Any]:
        columns: dict[Side, ColumnElement[Any]] = {
            Side.STAGE: _LINE.c.stage_id,
            Side.CHANNEL: _LINE.c.channel,
        }
        return columns.get(self._side, _LINE.c.line)

    def _months(
        self, first: int, last: int | None, reaches: Sequence[Reach], *, each: bool = False
    ) -> Select[Any]:
        wanted = self._select(Span.MONTH, reaches, each=each).where(_COUNT.c.at >= first)
        return wanted if last is None else wanted.where(_COUNT.c.at <= last)

    def _select(self, span: Span, reaches: Sequence[Reach], *, each: bool = False) -> Select[Any]:
        at = _COUNT.c.at if each else _FIRST
        wanted = select(_COUNT.c.line, at, _COUNT.c.key, *_SUMS).where(
            _COUNT.c.line.in_(self._lines),
            _COUNT.c.span == int(span),
            _COUNT.c.side == int(self._side),
            _COUNT.c.reach.in_([int(reach) for reach in reaches]),
        )
        if self.keys:
            wanted = wanted.where(_COUNT.c.key.in_(self.keys))
        groups = (_COUNT.c.line, _COUNT.c.at, _COUNT.c.key) if each else (_COUNT.c.line, _COUNT.c.key)
        return wanted.group_by(*groups)

    def _rows(self, wanted: Select[Any]) -> Iterable[Row[Any]]:
        return self._connection.execute(wanted).all()

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
