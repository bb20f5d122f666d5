"""Who may decide more than others."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.model.codes import Role
from app.model.staff import Staff

DECIDING = frozenset({Role.MANAGER, Role.OWNER})


def is_manager(session: Session, staff_id: int | None) -> bool:
    """Whether this staff member works here and may decide as a manager."""
    staff = session.get(Staff, staff_id) if staff_id else None
    return staff is not None and staff.active and Role(staff.role) in DECIDING
