"""Moments: how many were delivered, how they were taken, what they cost, and who came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, func, select
from sqlalchemy.orm import Session

from app.core.measures.means import mean_of
from app.measures.value.people import tagged
from app.measures.value.rows import MomentsDelivered
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.storage.reading import read_rows

_MOMENT, _GIVEN = Moment.__table__, GivenGesture.__table__


@dataclass(frozen=True, slots=True)
class MomentScope:
    """Moments whose day lies on these days, both included, and narrowed; see VisitScope."""

    since: date | None = None
    until: date | None = None
    tag_ids: tuple[int, ...] = ()
    department_ids: tuple[int, ...] = ()


def read_moments(session: Session, scope: MomentScope) -> MomentsDelivered:
    """What came of the moments of a scope."""
    states = _count_states(session, scope)
    reactions = _count_reactions(session, scope)
    mean = mean_of(value for value, n in reactions for _each in range(n))
    return MomentsDelivered(
        delivered=states.get(MomentState.DELIVERED, 0),
        skipped=states.get(MomentState.SKIPPED, 0),
        reactions=mean.n,
        mean_reaction=mean.value,
        reaction_interval=mean.interval,
        cost_minor=_cost(session, scope),
    )


def _count_states(session: Session, scope: MomentScope) -> dict[str, int]:
    wanted = select(_MOMENT.c.state, func.count()).where(*_conditions(scope)).group_by(_MOMENT.c.state)
    return {row[0]: row[1] for row in read_rows(session, wanted)}


def _count_reactions(session: Session, scope: MomentScope) -> list[tuple[int, int]]:
    wanted = (
        select(_MOMENT.c.reaction, func.count())
        .where(*_conditions(scope), _MOMENT.c.state == MomentState.DELIVERED, _MOMENT.c.reaction.is_not(None))
        .group_by(_MOMENT.c.reaction)
    )
    return [(row[0], row[1]) for row in read_rows(session, wanted)]


def _cost(session: Session, scope: MomentScope) -> int:
    wanted = (
        select(func.coalesce(func.sum(_GIVEN.c.cost_minor), 0))
        .join_from(_GIVEN, _MOMENT, _MOMENT.c.id == _GIVEN.c.moment_id)
        .where(
            *_conditions(scope),
            _MOMENT.c.state == MomentState.DELIVERED,
            _GIVEN.c.state == GivenState.GIVEN,
        )
    )
    return int(read_rows(session, wanted).scalar_one())


def _conditions(scope: MomentScope) -> list[Any]:
    delivered = func.date(_MOMENT.c.delivered_at, type_=Date)
    day = func.coalesce(_MOMENT.c.celebrate_on, _MOMENT.c.occurs_on, delivered, type_=Date)
    wanted: list[Any] = []
    if scope.since is not None:
        wanted.append(day >= scope.since)
    if scope.until is not None:
        wanted.append(day <= scope.until)
    if scope.tag_ids:
        wanted.append(_MOMENT.c.customer_id.in_(tagged(scope.tag_ids)))
    if scope.department_ids:
        wanted.append(func.coalesce(_MOMENT.c.department_id, 0).in_(scope.department_ids))
    return wanted
