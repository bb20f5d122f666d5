"""Reading the moments of a window."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.model.companion import Companion
from app.model.customer import CustomerSummary
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import SURPRISE, Milestone, Moment, MomentState
from app.model.occasion import Occasion
from app.occasions.entries import UNDER_WAY, MomentFacts
from app.occasions.people import comes_along, may_be_celebrated
from app.occasions.queries.narrowed import shared_occasions, standing_under
from app.storage.reading import read_rows

_MOMENT, _OCCASION = Moment.__table__.c, Occasion.__table__.c
_SUMMARY, _GIVEN = CustomerSummary.__table__.c, GivenGesture.__table__.c
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_DONE_IN_IT = and_(_MOMENT.kind == SURPRISE, _MOMENT.celebrate_on.between(_FIRST, _LAST))
_IN_WINDOW = or_(_MOMENT.occurs_on.between(_FIRST, _LAST), _DONE_IN_IT)
_ALONG = Companion.__table__.alias("along")
_SHOWN = and_(may_be_celebrated(_MOMENT.customer_id), comes_along(_ALONG.c))
# Statements are made once: to make one takes longer than to run it.
_MOMENTS = (
    select(
        _MOMENT.id,
        _MOMENT.customer_id,
        _MOMENT.companion_id,
        _MOMENT.occasion_id,
        _MOMENT.milestone,
        _MOMENT.milestone_number,
        _MOMENT.visit_id,
        _MOMENT.kind,
        _MOMENT.title,
        _MOMENT.occurs_on,
        _MOMENT.celebrate_on,
        _MOMENT.state,
        _MOMENT.owner_id,
        _MOMENT.department_id,
        func.coalesce(-_SUMMARY.rank_key, 0).label("place"),
        _OCCASION.own_kind_id,
        _SHOWN.label("shown"),
    )
    .select_from(Moment.__table__)
    .outerjoin(CustomerSummary.__table__, _SUMMARY.customer_id == _MOMENT.customer_id)
    .outerjoin(Occasion.__table__, _OCCASION.id == _MOMENT.occasion_id)
    .outerjoin(_ALONG, _ALONG.c.id == func.coalesce(_MOMENT.companion_id, _OCCASION.companion_id))
    .order_by(_MOMENT.id)
)
_OF_WINDOW = _MOMENTS.where(_IN_WINDOW)
_SET_ASIDE = (
    select(func.coalesce(func.sum(_GIVEN.cost_minor), 0))
    .select_from(Moment.__table__.join(GivenGesture.__table__, _GIVEN.moment_id == _MOMENT.id))
    .outerjoin(_ALONG, _ALONG.c.id == _MOMENT.companion_id)
    .where(_IN_WINDOW, _MOMENT.state.in_(UNDER_WAY), _GIVEN.state == GivenState.PLANNED, _SHOWN)
)


def moments_between(
    session: Session, *, first: date, last: date, customer_id: int | None = None
) -> list[MomentFacts]:
    """The moments that stand on a day of the window; those of one customer where one is named."""
    wanted = _OF_WINDOW
    if customer_id is not None:
        about = or_(
            _MOMENT.customer_id == customer_id,
            _MOMENT.occasion_id.in_(shared_occasions(customer_id)),
            _MOMENT.occasion_id.in_(standing_under(customer_id)),
        )
        wanted = wanted.where(about)
    found = [_facts(row) for row in read_rows(session, wanted, first=first, last=last)]
    return [moment for moment in found if moment.on is not None and first <= moment.on <= last]


def moments_where(session: Session, condition: ColumnElement[bool]) -> list[MomentFacts]:
    """The moments of which a condition holds."""
    return [_facts(row) for row in read_rows(session, _MOMENTS.where(condition))]


def _facts(row: Any) -> MomentFacts:
    values = list(row)
    values[4] = Milestone(row.milestone) if row.milestone else None
    values[11] = MomentState(row.state)
    values[16] = bool(row.shown)
    return MomentFacts(*values)


def set_aside(session: Session, *, first: date, last: date) -> int:
    """What the gestures cost that are planned for moments of the window, in minor units."""
    return int(read_rows(session, _SET_ASIDE, first=first, last=last).scalar_one())
