"""Reading the catalogue."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.gestures.schemas import GestureRow
from app.model.department import Department
from app.model.gesture import Gesture, GestureKind
from app.storage.reading import read_rows

_GESTURE, _DEPARTMENT = Gesture.__table__, Department.__table__
_ALL = (
    select(_GESTURE, func.coalesce(_DEPARTMENT.c.name, "").label("department"))
    .outerjoin_from(_GESTURE, _DEPARTMENT, _GESTURE.c.department_id == _DEPARTMENT.c.id)
    .order_by(_GESTURE.c.position, _GESTURE.c.id)
)
_OFFERED = _ALL.where(_GESTURE.c.active)


def list_gestures(session: Session, *, also_inactive: bool = False) -> tuple[GestureRow, ...]:
    """The catalogue in its order; ``also_inactive`` adds what is offered no more."""
    rows = read_rows(session, _ALL if also_inactive else _OFFERED)
    return tuple(_as_row(row) for row in rows)


def _as_row(row: Any) -> GestureRow:
    return GestureRow(
        id=row.id,
        version=row.version,
        name=row.name,
        kind=GestureKind(row.kind),
        cost_minor=row.cost_minor,
        menu_price_minor=row.menu_price_minor,
        lead_minutes=row.lead_minutes,
        contains=tuple(row.contains),
        department_id=row.department_id,
        department=row.department,
        for_recovery=row.for_recovery,
        for_moments=row.for_moments,
        note=row.note,
        active=row.active,
    )
