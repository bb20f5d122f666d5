"""Counting what was delivered and who came back, inside the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Select, Subquery, case, extract, func, literal, select
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.model.codes import VisitStatus
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.model.playbook import PlaybookVersion
from app.model.visit import Visit
from app.storage.expressions import DaysAfter

YEAR_DAYS = 365
OFTEN_FROM, SOME_FROM = 5, 2
_MOMENT, _GIVEN = Moment.__table__.c, GivenGesture.__table__.c
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class Reactions:
    """So many moments of one gesture or playbook with one reaction, and what they cost together."""

    key: int
    reaction: int | None
    times: int
    cost_minor: int


Cell = tuple[int, int]
"""A month, counted from the year 0, and a band of visits: 1, 2 for two to four, 5 for more."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One customer who was watched for a year from some day on."""

    customer_id: int
    cell: Cell
    returned: bool


def delivered_gestures() -> Subquery:
    """One row for each gesture of each moment that was delivered."""
    return (
        select(
            _GIVEN.gesture_id.label("key"),
            _MOMENT.id.label("moment_id"),
            _MOMENT.customer_id,
            _day(),
            _MOMENT.reaction,
            func.sum(_GIVEN.cost_minor).label("cost"),
        )
        .join_from(Moment, GivenGesture, _GIVEN.moment_id == _MOMENT.id)
        .where(
            _MOMENT.state == MomentState.DELIVERED,
            _GIVEN.state == GivenState.GIVEN,
            _GIVEN.gesture_id.is_not(None),
        )
        .group_by(_GIVEN.gesture_id, _MOMENT.id)
        .subquery("delivered")
    )


def delivered_playbooks() -> Subquery:
    """One row for each moment that was delivered by a playbook, whichever version."""
    spent = (
        select(_GIVEN.moment_id, func.sum(_GIVEN.cost_minor).label("cost"))
        .where(_GIVEN.state == GivenState.GIVEN, _GIVEN.moment_id.is_not(None))
        .group_by(_GIVEN.moment_id)
        .subquery()
    )
    return (
        select(
            PlaybookVersion.playbook_id.label("key"),
            _MOMENT.id.label("moment_id"),
            _MOMENT.customer_id,
            _day(),
            _MOMENT.reaction,
            func.coalesce(spent.c.cost, 0).label("cost"),
        )
        .join_from(Moment, PlaybookVersion, PlaybookVersion.id == _MOMENT.playbook_version_id)
        .outerjoin(spent, spent.c.moment_id == _MOMENT.id)
        .where(_MOMENT.state == MomentState.DELIVERED)
        .subquery("delivered")
    )


def delivered_moments() -> Subquery:
    """One row for each moment that was delivered, all under one key."""
    return (
        select(
            literal(0).label("key"),
            _MOMENT.id.label("moment_id"),
            _MOMENT.customer_id,
            _day(),
            _MOMENT.reaction,
            literal(0).label("cost"),
        )
        .where(_MOMENT.state == MomentState.DELIVERED)
        .subquery("delivered")
    )


def count_reactions(session: Session, delivered: Subquery) -> list[Reactions]:
    """How often each was delivered with each reaction."""
    wanted = select(
        delivered.c.key,
        delivered.c.reaction,
        func.count().label("times"),
        func.sum(delivered.c.cost).label("cost"),
    ).group_by(delivered.c.key, delivered.c.reaction)
    return [
        Reactions(row.key, row.reaction, row.times, int(row.cost or 0)) for row in session.execute(wanted)
    ]


def list_with(
    session: Session, delivered: Subquery, *, until: date, cancellation: Cancellation
) -> dict[int, list[Watched]]:
    """For each gesture or playbook its customers, watched from the first time on that lies a year back."""
    first = (
        select(delivered.c.key, delivered.c.customer_id, func.min(delivered.c.day, type_=Date).label("day"))
        .where(delivered.c.day <= until)
        .group_by(delivered.c.key, delivered.c.customer_id)
        .subquery("first")
    )
    watched: dict[int, list[Watched]] = {}
    for row in _stream(session, _watching(first).add_columns(first.c.key), cancellation):
        if row.visits:
            watched.setdefault(row.key, []).append(_as_watched(row))
    return watched


def list_had(session: Session, delivered: Subquery, *, cancellation: Cancellation) -> dict[int, set[int]]:
    """For each gesture or playbook everybody who ever had it."""
    had: dict[int, set[int]] = {}
    wanted = select(delivered.c.key, delivered.c.customer_id).distinct()
    for row in _stream(session, wanted, cancellation):
        had.setdefault(row.key, set()).add(row.customer_id)
    return had


def count_all(session: Session, *, since: date, until: date) -> dict[Cell, tuple[int, int]]:
    """Of all customers, by cell: how many were watched from their first visit on that ended in these days, how many came back."""
    one = _watching(_first_over(since, until)).subquery("one")
    cell = (one.c.month, _band(one.c.visits))
    wanted = select(
        cell[0].label("month"),
        cell[1].label("band"),
        func.count().label("n"),
        func.sum(one.c.returned).label("returned"),
    ).group_by(*cell)
    return {(int(row.month), row.band): (row.n, int(row.returned)) for row in session.execute(wanted)}


def list_all_of(
    session: Session, delivered: Subquery, *, since: date, until: date, cancellation: Cancellation
) -> dict[int, Watched]:
    """The same of those who ever had anything, one by one, so that they can be left out again."""
    first = _first_over(since, until)
    had = select(delivered.c.customer_id)
    wanted = _watching(first).where(first.c.customer_id.in_(had))
    return {row.customer_id: _as_watched(row) for row in _stream(session, wanted, cancellation)}


def first_day(session: Session, delivered: Subquery, *, until: date) -> date | None:
    """The first day on which anything was delivered that lies a year back."""
    first: date | None = session.scalar(
        select(func.min(delivered.c.day, type_=Date)).where(delivered.c.day <= until)
    )
    return first


def _first_over(since: date, until: date) -> Subquery:
    """The first visit of each customer that ended in these days."""
    ended = func.coalesce(Visit.leaves_on, Visit.arrives_on, type_=Date)
    return (
        select(Visit.customer_id, func.min(ended, type_=Date).label("day"))
        .where(Visit.status == VisitStatus.COMPLETED, ended.between(since, until))
        .group_by(Visit.customer_id)
        .subquery("first")
    )


def _watching(first: Subquery) -> Select[Any]:
    """From a day on: its month, how many visits there had been, and whether another came within a year."""
    done = [Visit.customer_id == first.c.customer_id, Visit.status == VisitStatus.COMPLETED]
    before = select(func.count()).select_from(Visit).where(*done, Visit.arrives_on <= first.c.day)
    again = (
        select(literal(1))
        .select_from(Visit)
        .where(*done, Visit.arrives_on > first.c.day, Visit.arrives_on <= DaysAfter(first.c.day, YEAR_DAYS))
    )
    month = extract("year", first.c.day) * 12 + extract("month", first.c.day)
    return select(
        first.c.customer_id,
        month.label("month"),
        before.correlate(first).scalar_subquery().label("visits"),
        case((again.correlate(first).exists(), 1), else_=0).label("returned"),
    )


def _band(visits: Any) -> Any:
    return case((visits >= OFTEN_FROM, OFTEN_FROM), (visits >= SOME_FROM, SOME_FROM), else_=1)


def _as_watched(row: Any) -> Watched:
    band = OFTEN_FROM if row.visits >= OFTEN_FROM else SOME_FROM if row.visits >= SOME_FROM else 1
    return Watched(row.customer_id, (int(row.month), band), bool(row.returned))


def _day() -> Any:
    delivered = func.date(_MOMENT.delivered_at, type_=Date)
    return func.coalesce(_MOMENT.celebrate_on, _MOMENT.occurs_on, delivered, type_=Date).label("day")


def _stream(session: Session, wanted: Select[Any], cancellation: Cancellation) -> Sequence[Any]:
    rows: list[Any] = []
    for part in session.execute(wanted).partitions(_BATCH):
        cancellation.raise_if_cancelled()
        rows.extend(part)
    return rows
