"""Reading what was planned and given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.gestures.schemas import GivenRow
from app.model.gesture import Decision, GestureKind, GivenGesture, GivenState
from app.storage.reading import read_rows

_GIVEN = GivenGesture.__table__
_OF_MOMENT = select(_GIVEN).where(_GIVEN.c.moment_id == bindparam("moment_id")).order_by(_GIVEN.c.id)
_OF_CASE = select(_GIVEN).where(_GIVEN.c.case_id == bindparam("case_id")).order_by(_GIVEN.c.id)


def list_of_case(session: Session, case_id: int, *, names: Mapping[int | None, str]) -> tuple[GivenRow, ...]:
    """Everything asked for, planned, given or not in one case, in the order in which it was."""
    return tuple(as_given_row(row, names) for row in read_rows(session, _OF_CASE, case_id=case_id))


def list_of_moment(
    session: Session, moment_id: int, *, names: Mapping[int | None, str]
) -> tuple[GivenRow, ...]:
    """The same for one moment."""
    return tuple(as_given_row(row, names) for row in read_rows(session, _OF_MOMENT, moment_id=moment_id))


def list_of_customer(
    session: Session, customer_ids: Collection[int], *, names: Mapping[int | None, str]
) -> tuple[GivenRow, ...]:
    """The same for the customer of these cards, in cases and elsewhere, the latest first."""
    wanted = select(_GIVEN).where(_GIVEN.c.customer_id.in_(customer_ids))
    wanted = wanted.order_by(_GIVEN.c.planned_at.desc(), _GIVEN.c.id.desc())
    return tuple(as_given_row(row, names) for row in read_rows(session, wanted))


def as_given_row(row: Any, names: Mapping[int | None, str]) -> GivenRow:
    """A row of the table with the names of those who acted."""
    return GivenRow(
        id=row.id,
        version=row.version,
        customer_id=row.customer_id,
        case_id=row.case_id,
        gesture_id=row.gesture_id,
        what=row.what,
        kind=GestureKind(row.kind),
        cost_minor=row.cost_minor,
        menu_price_minor=row.menu_price_minor,
        contains=tuple(row.contains),
        state=GivenState(row.state),
        planned_at=row.planned_at,
        planned_by=row.planned_by,
        planned_by_name=names.get(row.planned_by, ""),
        above_limit=row.above_limit,
        asked_cost_minor=row.asked_cost_minor,
        asked_note=row.asked_note,
        decision=Decision(row.decision) if row.decision else None,
        decided_at=row.decided_at,
        decided_by_name=names.get(row.decided_by, ""),
        decision_note=row.decision_note,
        given_at=row.given_at,
        given_by_name=names.get(row.given_by, ""),
        dropped_note=row.dropped_note,
        clash_reason=row.clash_reason,
        moment_id=row.moment_id,
    )
