"""What is coming: whose day it is, what stands about it, and what was missed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.moment import Moment
from app.occasions.entries import DONE, UNDER_WAY, Entry, is_without_plan
from app.occasions.queries.lines import days_from
from app.occasions.queries.moments import moments_where, set_aside
from app.occasions.queries.narrowed import lines_of_customers, lines_of_these, shared_with
from app.occasions.schemas import (
    LONGEST_WINDOW_DAYS,
    MISSED_DAYS,
    Agenda,
    AgendaCounts,
    AgendaDay,
    AgendaQuery,
    AgendaRow,
    DayMarks,
    MomentKey,
)
from app.occasions.service.gathering import Gathered, Span, gather, of_moment_alone
from app.occasions.service.rows import rows_of
from app.occasions.service.window import Window, last_day
from app.venue.workplace import Workplace

PER_DAY, MOST_OF_DAY = 15, 500


class AgendaReader:
    """Reads the agenda; every read is one view of the data with few statements, however many rows there are."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def read(
        self, query: AgendaQuery, *, cancellation: Cancellation | None = None, per_day: int = PER_DAY
    ) -> Agenda:
        """The first rows of each day that has any; what was missed, where the window begins today."""
        _refuse_absurd(query)
        span = self._span(query.first, query.days)
        before = timedelta(days=MISSED_DAYS if query.first == span.today else 0)
        with self._work.read(cancellation) as session:
            gathered = self._gather(session, replace(span, first=span.first - before))
            window = self._window(session, query, span, gathered)
            best = window.best(most=per_day)
            missed = self._missed(session, query, gathered, per_day) if before else []
            shown = [entry for day in window.days for entry in best[day.on]]
            rows = self._rows(session, [*missed, *shown])
            counts = self._counts(session, window)
        by_day: dict[date, list[AgendaRow]] = {}
        for row in rows[len(missed) :]:
            by_day.setdefault(row.on, []).append(row)
        days = (AgendaDay(day.on, tuple(by_day.get(day.on, ())), window.total(day)) for day in window.days)
        return Agenda(query, tuple(day for day in days if day.total), tuple(rows[: len(missed)]), counts)

    @needs(Right.LOOK)
    def day(
        self,
        on: date,
        query: AgendaQuery,
        *,
        offset: int = 0,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> AgendaDay:
        """Some rows of one day, from ``offset`` on."""
        limit, offset = max(0, min(limit, MOST_OF_DAY)), max(0, offset)
        span = self._span(on, 1)
        with self._work.read(cancellation) as session:
            window = self._window(session, query, span, self._gather(session, span))
            entries = window.best(most=limit, offset=offset)[on]
            return AgendaDay(on, tuple(self._rows(session, entries)), window.total(window.days[0]))

    @needs(Right.LOOK)
    def month(
        self, year: int, month: int, *, query: AgendaQuery, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """How many of each group fall on the days of a month, of what the query lets through."""
        return self._marks(date(year, month, 1), monthrange(year, month)[1], query, cancellation)

    @needs(Right.LOOK)
    def year(
        self, year: int, query: AgendaQuery, *, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """The same of a year."""
        first = date(year, 1, 1)
        return self._marks(first, (date(year, 12, 31) - first).days + 1, query, cancellation)

    @needs(Right.LOOK)
    def row_of(self, key: MomentKey, cancellation: Cancellation | None = None) -> AgendaRow | None:
        """What a key is about as it stands now; None when it is not to be celebrated any more."""
        with self._work.read(cancellation) as session:
            if key.moment_id is not None and key.occasion_id is None and key.milestone is None:
                found = self._surprise(session, key.moment_id)
            elif key.occurs_on is None:
                found = None
            else:
                span = self._span(key.occurs_on, 1)
                entries = self._of_customer(session, key.customer_id, span)
                found = next((each for each in entries if _is_about(each, key)), None)
            rows = self._rows(session, [found] if found is not None else [])
        return rows[0] if rows else None

    @needs(Right.LOOK)
    def of_customer(
        self, customer_id: int, days: int, *, cancellation: Cancellation | None = None
    ) -> tuple[AgendaRow, ...]:
        """What is coming for one customer from today on, those included whom they share with others."""
        span = self._span(self._work.today(), max(1, min(days, LONGEST_WINDOW_DAYS)))
        with self._work.read(cancellation) as session:
            entries = self._of_customer(session, customer_id, span)
            return tuple(self._rows(session, sorted(entries, key=lambda each: (each.on, each.order))))

    def _of_customer(self, session: Session, customer_id: int, span: Span) -> list[Entry]:
        days = days_from(span.first, (span.last - span.first).days + 1, leap_day=span.leap_day)
        shared = shared_with(session, customer_id)
        gathered = gather(session, span, memory=self._work.memory, customer_id=customer_id)
        found = [
            entry
            for entry in gathered.all(span.first, span.last)
            if entry.customer_id == customer_id or entry.occasion_id in shared
        ]
        known = {(entry.on, entry.occasion_id) for entry in found}
        lines = lines_of_customers(session, {customer_id}, days=days)
        for line in (*lines, *lines_of_these(session, shared, customer_id=customer_id, days=days)):
            if (line.on, line.occasion_id) not in known:
                known.add((line.on, line.occasion_id))
                found.append(line)
        return found

    def _surprise(self, session: Session, moment_id: int) -> Entry | None:
        moments = moments_where(session, Moment.__table__.c.id == moment_id)
        return of_moment_alone(moments[0], self._work.today()) if moments and moments[0].shown else None

    def _missed(self, session: Session, query: AgendaQuery, gathered: Gathered, per_day: int) -> list[Entry]:
        span = self._span(self._work.today() - timedelta(days=MISSED_DAYS), MISSED_DAYS)
        window = self._window(session, query, span, gathered)
        best = window.best(most=per_day, only_open=True)
        return [entry for day in window.days for entry in best[day.on]]

    def _marks(
        self, first: date, days: int, query: AgendaQuery, cancellation: Cancellation | None
    ) -> tuple[DayMarks, ...]:
        span = self._span(first, days)
        with self._work.read(cancellation) as session:
            return self._window(session, query, span, self._gather(session, span)).marks()

    def _counts(self, session: Session, window: Window) -> AgendaCounts:
        """Of the whole window, whatever view of it is shown."""
        everything = AgendaQuery(first=window.query.first, days=window.query.days)
        whole = window if window.query == everything else replace(window, query=everything)
        states = [entry.state for entry in _flat(whole)]
        moments = sum(whole.total(day) for day in whole.days)
        return AgendaCounts(
            moments=moments,
            planned=sum(state in UNDER_WAY for state in states),
            without_plan=moments - sum(not is_without_plan(state) for state in states),
            without_owner=sum(_needs_owner(entry) for entry in _flat(whole)),
            set_aside_minor=set_aside(session, first=window.span.first, last=window.span.last),
        )

    def _gather(self, session: Session, span: Span) -> Gathered:
        return gather(session, span, memory=self._work.memory)

    def _window(self, session: Session, query: AgendaQuery, span: Span, gathered: Gathered) -> Window:
        days = days_from(span.first, (span.last - span.first).days + 1, leap_day=span.leap_day)
        return Window(session, query, span, days, gathered, self._work.staff_id)

    def _span(self, first: date, days: int) -> Span:
        return Span(first, last_day(first, days), self._work.today(), self._work.venue.leap_day)

    def _rows(self, session: Session, entries: Sequence[Entry]) -> list[AgendaRow]:
        return rows_of(session, entries, today=self._work.today(), staff_id=self._work.staff_id)


def _refuse_absurd(query: AgendaQuery) -> None:
    if not 1 <= query.days <= LONGEST_WINDOW_DAYS:
        problem = _("Choose 1 to {most} days.").format(most=LONGEST_WINDOW_DAYS)
        raise InvalidInput([Problem("days", problem)])


def _flat(window: Window) -> list[Entry]:
    return [entry for entries in window.known.values() for entry in entries]


def _needs_owner(entry: Entry) -> bool:
    moment = entry.moment
    return moment is not None and moment.state not in DONE and moment.owner_id is None


def _is_about(entry: Entry, key: MomentKey) -> bool:
    if key.occasion_id is not None:
        return entry.occasion_id == key.occasion_id
    if key.milestone is not None:
        return (entry.milestone, entry.number) == (key.milestone, key.milestone_number)
    return False
