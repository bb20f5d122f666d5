"""The cases of one customer, as far as whoever looks may see them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, viewer
from app.cases.queries.rows import as_case_row, select_cases
from app.cases.schemas.rows import CaseRow
from app.model.case import Case
from app.model.gesture import GivenGesture, GivenState
from app.storage.reading import read_rows

_CASE, _GIVEN = Case.__table__.c, GivenGesture.__table__.c
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_OF_CUSTOMER = (
    select_cases()
    .where(_CASE.customer_id == bindparam("customer_id"), SEEN)
    .order_by(_CASE.reported_at.desc(), _CASE.id.desc())
)
_GESTURES = (
    select(_GIVEN.case_id, _GIVEN.what, _GIVEN.cost_minor)
    .where(_GIVEN.case_id.in_(_IDS), _GIVEN.state == GivenState.GIVEN)
    .order_by(_GIVEN.id)
)


def list_cases(
    session: Session, customer_id: int, *, staff_id: int | None, now: datetime
) -> tuple[CaseRow, ...]:
    """Open and closed ones, the newest first, without those hidden from this staff member."""
    found = read_rows(session, _OF_CUSTOMER, customer_id=customer_id, **viewer(session, staff_id))
    return tuple(as_case_row(row, now=now) for row in found)


def gestures_given(session: Session, case_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """What was given for each of these cases, as (words, cost in minor units)."""
    given: dict[int, list[tuple[str, int]]] = {}
    if case_ids:
        for row in read_rows(session, _GESTURES, ids=list(case_ids)):
            given.setdefault(row.case_id, []).append((row.what, row.cost_minor))
    return given
