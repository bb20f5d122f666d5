"""All lines of the agenda in a window, day by day, as many as a phone still takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from app.core.cancelling import Cancellation
from app.occasions.schemas import Agenda, AgendaDay, AgendaQuery, AgendaRow

MOST_LINES = 20_000
_WINDOW_DAYS = 28
_PER_DAY = 200


class Reader(Protocol):
    """What is needed of the agenda."""

    def read(
        self, query: AgendaQuery, *, cancellation: Cancellation | None = None, per_day: int = 15
    ) -> Agenda:
        """The first lines of every day of a window."""
        ...

    def day(self, on: date, query: AgendaQuery, *, offset: int, limit: int) -> AgendaDay:
        """Some lines of one day."""
        ...


@dataclass(frozen=True, slots=True)
class Collected:
    """Lines up to and with ``last``; that is earlier than asked for where there were too many."""

    rows: tuple[AgendaRow, ...]
    first: date
    last: date
    complete: bool = True


def collect(
    reader: Reader, query: AgendaQuery, *, most: int = MOST_LINES, cancellation: Cancellation | None = None
) -> Collected:
    """Every line of the window; ends after the last whole day that fits within ``most`` lines."""
    query = replace(query, days=min(query.days, (date.max - query.first).days + 1))
    rows: list[AgendaRow] = []
    end = query.first + timedelta(days=query.days - 1)
    for part in _windows(query):
        if cancellation is not None:
            cancellation.raise_if_cancelled()
        agenda = reader.read(part, cancellation=cancellation, per_day=_PER_DAY)
        for day in agenda.days:
            if rows and len(rows) + day.total > most:
                return Collected(tuple(rows), query.first, day.on - timedelta(days=1), complete=False)
            rows += _whole_day(reader, part, day, most)
    return Collected(tuple(rows), query.first, end)


def _whole_day(reader: Reader, query: AgendaQuery, day: AgendaDay, most: int) -> list[AgendaRow]:
    rows = list(day.rows)
    while len(rows) < min(day.total, most):
        more = reader.day(day.on, query, offset=len(rows), limit=_PER_DAY).rows
        if not more:
            break
        rows += more
    return rows


def _windows(query: AgendaQuery) -> Iterator[AgendaQuery]:
    for offset in range(0, query.days, _WINDOW_DAYS):
        days = min(_WINDOW_DAYS, query.days - offset)
        yield replace(query, first=query.first + timedelta(days=offset), days=days)
