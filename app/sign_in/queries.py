"""Reading who may sign in, and what is kept of their secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.rights import OWNER
from app.core.words import gettext as _
from app.model.staff import Staff
from app.model.venue import VenueSetting

RECOVERY_SETTING = "sign_in.recovery"
"""What Argon2id makes of the recovery key, by which an owner comes in who has lost the password."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one staff member's row says about signing in; the hashes never leave the services."""

    name: str
    role: str
    pin_hash: str
    password_hash: str
    misses: int
    missed_at: datetime | None


def get_kept(session: Session, staff_id: int) -> Kept:
    """Of somebody who works here; raises NotFound for those who do not (any more)."""
    row = session.get(Staff, staff_id)
    if row is None or not row.active:
        raise NotFound(_("This person does not work here any more."))
    return Kept(
        name=row.name,
        role=row.role,
        pin_hash=row.pin_hash,
        password_hash=row.password_hash,
        misses=row.misses,
        missed_at=row.missed_at,
    )


def recovery_hash(session: Session) -> str:
    """What is kept of the recovery key; empty where the venue has none."""
    row = session.get(VenueSetting, RECOVERY_SETTING)
    return row.value if row is not None and isinstance(row.value, str) else ""


def hold_owners(session: Session) -> None:
    """Let nobody else change who is an owner until this is committed: two who did at once would count each other."""
    session.execute(select(Staff.id).where(Staff.role == OWNER).order_by(Staff.id).with_for_update()).all()


def has_password(session: Session) -> bool:
    """Whether somebody who works here has a password: from then on all have to sign in."""
    wanted = select(Staff.id).where(Staff.active, Staff.password_hash != "").limit(1)
    return session.scalar(wanted) is not None
