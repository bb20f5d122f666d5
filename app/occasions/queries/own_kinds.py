"""The venue's own kinds of occasions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.occasion import OwnOccasionKind


@dataclass(frozen=True, slots=True)
class OwnKindRow:
    """One kind; retired ones are not offered any more."""

    id: int
    version: int
    name: str
    active: bool


def list_own_kinds(session: Session, *, also_retired: bool = False) -> tuple[OwnKindRow, ...]:
    """The kinds in their order."""
    wanted = select(OwnOccasionKind).order_by(OwnOccasionKind.position, OwnOccasionKind.id)
    if not also_retired:
        wanted = wanted.where(OwnOccasionKind.active)
    return tuple(OwnKindRow(row.id, row.version, row.name, row.active) for row in session.scalars(wanted))
