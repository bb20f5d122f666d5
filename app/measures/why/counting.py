"""How many answers of each score go together with a fact: from the few who have it, never from all answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    Table,
    and_,
    func,
    literal,
    select,
)

from app.core.measures.scales import SCORES, Scale
from app.measures.facts import WITHIN_DAYS, Fact, events_of
from app.measures.queries.counting import read_known
from app.measures.queries.merged import merged_cards
from app.measures.queries.narrowing import ANSWER, LINE, conditions
from app.measures.queries.windows import OPEN, Window, window_of
from app.measures.scope import MeasureScope
from app.model.customer import CustomerSummary
from app.model.survey import Metric
from app.storage.expressions import DaysBetween, InThisOrder, MicrosecondsBetween

_SUMMARY = cast(Table, CustomerSummary.__table__)
_WITHIN = timedelta(days=WITHIN_DAYS)
_MICROSECONDS = int(_WITHIN / timedelta(microseconds=1))
_FIRST_DAY = date(1, 1, 1)
_NEAR = LINE.alias("near")
_SAME = and_(LINE.c.line == _NEAR.c.line, LINE.c.day == _NEAR.c.day, LINE.c.answer_id == _NEAR.c.answer_id)
"""Whose line it is stands in an index with its day: only those near in time are looked up themselves."""


def count_with(
    connection: Connection, scope: MeasureScope, *, fact: Fact, scale: Scale, zone: str
) -> tuple[int, ...]:
    """The answers of a scope on one scale that go together with a fact, by score."""
    known = read_known(connection, Metric(scale.metric))
    if scale.number not in known.lines:
        return (0,) * SCORES
    window = window_of(scope.period, newest=known.last_day)
    wanted = (
        LINE.c.line == scale.number,
        LINE.c.day.between(window.first, window.last),
        LINE.c.next_day > window.last,
        *conditions(connection, scope.narrowing),
    )
    events = events_of(fact)
    if events is None:
        found = _first_visits(window, wanted, line=scale.number)
    else:
        found = _after(events, window, wanted, line=scale.number, zone=zone)
    together = found.distinct().subquery()
    counts = [0] * SCORES
    counted = select(together.c.score, func.count()).group_by(together.c.score)
    for score, n in connection.execute(counted):
        counts[score] = n
    return tuple(counts)


def _after(
    events: Select[Any], window: Window, wanted: tuple[ColumnElement[bool], ...], *, line: int, zone: str
) -> Select[Any]:
    """The answers that somebody gave within the days after it happened to them."""
    since, until = _instants(window, zone)
    at = events.selected_columns.at
    if since is not None:
        events = events.where(at >= since)
    if until is not None:
        events = events.where(at < until)
    happened = events.cte("happened")
    person, source = _person(happened)
    # At the venue it was the day before or after it in UTC at most.
    day = _ordinal(func.date(happened.c.at))
    near = and_(
        _NEAR.c.person_id == person,
        _NEAR.c.line == line,
        _NEAR.c.day.between(day - 1, day + WITHIN_DAYS + 1),
        _NEAR.c.day.between(window.first, window.last),
    )
    passed = MicrosecondsBetween(happened.c.at, ANSWER.c.answered_at)
    answers = InThisOrder(InThisOrder(source, _NEAR, near), ANSWER, ANSWER.c.id == _NEAR.c.answer_id)
    return (
        select(LINE.c.answer_id, LINE.c.score)
        .select_from(InThisOrder(answers, LINE, _SAME))
        .where(happened.c.at <= ANSWER.c.answered_at, passed <= _MICROSECONDS, *wanted)
    )


def _person(happened: CTE) -> tuple[ColumnElement[int], FromClause]:
    """Whose the card is, also where it was merged into another one since."""
    merged = merged_cards()
    source = happened.outerjoin(merged, merged.c.card == happened.c.customer_id)
    return func.coalesce(merged.c.person, happened.c.customer_id), source


def _first_visits(window: Window, wanted: tuple[ColumnElement[bool], ...], *, line: int) -> Select[Any]:
    """The answers that somebody gave within the days after they first arrived."""
    first = _SUMMARY.c.first_visit_on
    since = None if window.first <= WITHIN_DAYS else date.fromordinal(window.first - WITHIN_DAYS)
    until = None if window.last == OPEN else date.fromordinal(window.last)
    newcomers = select(_SUMMARY.c.customer_id, _ordinal(first).label("day")).where(first.is_not(None))
    if since is not None:
        newcomers = newcomers.where(first >= since)
    if until is not None:
        newcomers = newcomers.where(first <= until)
    came = newcomers.cte("came")
    near = and_(
        _NEAR.c.person_id == came.c.customer_id,
        _NEAR.c.line == line,
        _NEAR.c.day.between(came.c.day, came.c.day + WITHIN_DAYS),
    )
    lines = InThisOrder(InThisOrder(came, _NEAR, near), LINE, _SAME)
    return select(LINE.c.answer_id, LINE.c.score).select_from(lines).where(*wanted)


def _ordinal(day: ColumnElement[Any]) -> ColumnElement[int]:
    """The number of a date, as lines of answers count days."""
    return DaysBetween(literal(_FIRST_DAY, Date()), day) + 1


def _instants(window: Window, zone: str) -> tuple[datetime | None, datetime | None]:
    """From when to before when something must have happened to count for an answer of the window."""
    since = None
    if window.first > WITHIN_DAYS + 1:
        since = _midnight(date.fromordinal(window.first), zone) - _WITHIN
    until = None if window.last == OPEN else _midnight(date.fromordinal(window.last + 1), zone)
    return since, until


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
