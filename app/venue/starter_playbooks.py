"""Taking the usual playbooks of a kind of venue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.text_folding import fold
from app.model.department import Department
from app.model.gesture import Gesture
from app.model.playbook import Playbook, PlaybookVersion
from app.wording.playbook_starters import StarterPlaybook, starter_playbooks


def missing_playbooks(session: Session, kind: str) -> tuple[StarterPlaybook, ...]:
    """Those that the venue never had, neither by their key nor by their name."""
    rows = session.execute(select(Playbook.key, Playbook.name)).all()
    keys, names = {row.key for row in rows}, {fold(row.name) for row in rows}
    return tuple(
        starter
        for starter in starter_playbooks(kind)
        if starter.key not in keys and fold(starter.name) not in names
    )


def add_playbooks(session: Session, kind: str, *, at: datetime) -> int:
    """Add the missing ones after those that are there; gives how many."""
    missing = missing_playbooks(session, kind)
    gestures = {row.key: row.id for row in session.execute(select(Gesture.key, Gesture.id)) if row.key}
    departments = {
        row.key: row.id for row in session.execute(select(Department.key, Department.id)) if row.key
    }
    last = session.scalar(select(func.max(Playbook.position)))
    for position, starter in enumerate(missing, start=0 if last is None else last + 1):
        playbook = Playbook(key=starter.key, name=starter.name, kind=starter.kind, position=position)
        session.add(playbook)
        session.flush()
        definition = definition_of(starter, gestures=gestures, departments=departments)
        session.add(PlaybookVersion(playbook_id=playbook.id, number=1, made_at=at, definition=definition))
    session.flush()
    return len(missing)


def definition_of(
    starter: StarterPlaybook, *, gestures: dict[str, int], departments: dict[str, int]
) -> dict[str, Any]:
    """What the first version of a starter holds; gestures that the venue does not offer are left out."""
    return {
        "gesture_ids": [gestures[key] for key in starter.gestures if key in gestures],
        "tasks": [
            {"what": task.what, "lead_minutes": task.lead, "department_id": departments.get(task.department)}
            for task in starter.tasks
        ],
        "budget_minor": None,
        "dos": starter.dos,
        "donts": starter.donts,
        "note": "",
    }
