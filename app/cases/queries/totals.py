"""Counting cases, and the places they happened at."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from app.cases.queries.narrowing import IS_OPEN, IS_TO_FOLLOW_UP, WAITING_CASES, Whose, is_late, is_mine
from app.cases.schemas.views import CaseCounts
from app.model.case import Case
from app.model.case_line import CaseLine
from app.storage.reading import read_rows


def count_views(session: Session, whose: Whose) -> CaseCounts:
    """How many cases each view holds."""
    is_open = select(
        func.count(),
        _count_of(is_mine(whose.staff_id)),
        _count_of(is_late(whose.now)),
        _count_of(IS_TO_FOLLOW_UP),
    ).where(IS_OPEN, Case.removed_at.is_(None), whose.visible)
    opened, mine, late, follow_up = read_rows(session, is_open).one()
    waiting = (
        select(func.count())
        .select_from(Case)
        .where(Case.id.in_(WAITING_CASES), IS_OPEN, Case.removed_at.is_(None), whose.visible)
    )
    restricted = (
        select(func.count(), _count_of(whose.visible))
        .select_from(Case)
        .where(Case.restricted, Case.removed_at.is_(None))
    )
    there, seen = read_rows(session, restricted).one()
    everything = _number(session, select(func.count()).select_from(CaseLine))
    return CaseCounts(
        open=opened,
        mine=mine,
        late=late,
        follow_up=follow_up,
        approval=_number(session, waiting),
        all=everything - (there - seen),
    )


def _count_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)


def _number(session: Session, statement: Select[Any]) -> int:
    return int(read_rows(session, statement).scalar_one())


def list_places(session: Session, whose: Whose) -> list[str]:
    """Every place of a case that may be seen; from one to the next by the index, never over all cases."""
    first = select(func.min(Case.place).label("place")).where(Case.place > "")
    places = first.cte("places", recursive=True)
    other = aliased(Case)
    following = select(func.min(other.place)).where(other.place > places.c.place).scalar_subquery()
    places = places.union_all(select(following).where(places.c.place.is_not(None)))
    seen = exists().where(Case.place == places.c.place, Case.removed_at.is_(None), whose.visible)
    return list(read_rows(session, select(places.c.place).where(seen)).scalars())
