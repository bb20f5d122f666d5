"""Reading promises."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.case_log.access import of_seen, viewer
from app.model.case import Case
from app.model.customer import Customer
from app.model.promise import Promise, PromiseState
from app.promises.schemas import PromiseRow
from app.storage.reading import read_rows

_PROMISE, _CUSTOMER, _CASE = Promise.__table__, Customer.__table__, Case.__table__
_OPEN = (
    select(_PROMISE, _CUSTOMER.c.display_name.label("customer_name"))
    .join_from(_PROMISE, _CUSTOMER, _PROMISE.c.customer_id == _CUSTOMER.c.id)
    .where(_PROMISE.c.customer_id == bindparam("customer_id"), _PROMISE.c.state == PromiseState.OPEN)
    .where(of_seen(_PROMISE.c.case_id))
)
_OF_CASE = (
    select(_PROMISE, func.coalesce(_CUSTOMER.c.display_name, _CASE.c.walk_in).label("customer_name"))
    .join_from(_PROMISE, _CASE, _PROMISE.c.case_id == _CASE.c.id)
    .join(_CUSTOMER, _PROMISE.c.customer_id == _CUSTOMER.c.id, isouter=True)
    .where(_PROMISE.c.case_id == bindparam("case_id"))
)
_NEVER = datetime.max.replace(tzinfo=UTC)


def list_open(
    session: Session,
    customer_id: int,
    *,
    now: datetime,
    zone: str,
    names: Mapping[int | None, str],
    staff_id: int | None,
) -> tuple[PromiseRow, ...]:
    """The open promises to one customer that ``staff_id`` may see, the most urgent first."""
    found = read_rows(session, _OPEN, customer_id=customer_id, **viewer(session, staff_id))
    rows = [_as_row(row, now=now, zone=ZoneInfo(zone), names=names) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.due_at or _NEVER, row.id)))


def list_of_case(
    session: Session, case_id: int, *, now: datetime, zone: str, names: Mapping[int | None, str]
) -> tuple[PromiseRow, ...]:
    """All promises made in one case: the open ones first, the most urgent before the others."""
    found = read_rows(session, _OF_CASE, case_id=case_id)
    rows = [_as_row(row, now=now, zone=ZoneInfo(zone), names=names) for row in found]
    return tuple(
        sorted(rows, key=lambda row: (row.state is not PromiseState.OPEN, row.due_at or _NEVER, row.id))
    )


def _as_row(row: Any, *, now: datetime, zone: ZoneInfo, names: Mapping[int | None, str]) -> PromiseRow:
    due_on = row.due_at.astimezone(zone).date() if row.due_at else None
    today = now.astimezone(zone).date()
    is_open = row.state == PromiseState.OPEN
    return PromiseRow(
        id=row.id,
        version=row.version,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        what=row.what,
        due_at=row.due_at,
        due_on=due_on,
        whole_day=row.whole_day,
        owner_id=row.owner_id,
        owner_name=names.get(row.owner_id, ""),
        made_at=row.made_at,
        made_by_name=names.get(row.made_by, ""),
        state=PromiseState(row.state),
        settled_at=row.settled_at,
        settled_by_name=names.get(row.settled_by, ""),
        settled_note=row.settled_note,
        visit_id=row.visit_id,
        case_id=row.case_id,
        answer_id=row.answer_id,
        late=is_open and _is_late(row, due_on, now, today),
        due_today=is_open and due_on == today,
    )


def _is_late(row: Any, due_on: date | None, now: datetime, today: date) -> bool:
    if row.due_at is None or due_on is None:
        return False
    return bool(due_on < today if row.whole_day else row.due_at < now)
