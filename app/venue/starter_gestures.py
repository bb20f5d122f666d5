"""Taking the usual gestures of a kind of venue into its catalogue."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.money import usual_minor
from app.core.text_folding import fold
from app.model.department import Department
from app.model.gesture import Gesture
from app.wording.starter_gestures import StarterGesture, starter_gestures


def missing_gestures(session: Session, kind: str) -> tuple[StarterGesture, ...]:
    """Those that the catalogue never had, neither by their key nor by their name."""
    rows = session.execute(select(Gesture.key, Gesture.name)).all()
    keys, names = {row.key for row in rows}, {fold(row.name) for row in rows}
    return tuple(
        starter
        for starter in starter_gestures(kind)
        if starter.key not in keys and fold(starter.name) not in names
    )


def add_gestures(session: Session, kind: str, *, currency: str) -> int:
    """Add the missing ones after those that are there; gives how many."""
    missing = missing_gestures(session, kind)
    departments = {row.key: row.id for row in session.execute(select(Department.key, Department.id))}
    last = session.scalar(select(func.max(Gesture.position)))
    first = 0 if last is None else last + 1
    for position, starter in enumerate(missing, start=first):
        session.add(
            Gesture(
                key=starter.key,
                name=starter.name,
                kind=starter.kind,
                cost_minor=usual_minor(starter.cost, currency),
                menu_price_minor=usual_minor(starter.price, currency),
                lead_minutes=starter.lead,
                contains=list(starter.contains),
                department_id=departments.get(starter.department) if starter.department else None,
                for_moments=starter.for_moments,
                position=position,
            )
        )
    session.flush()
    return len(missing)
