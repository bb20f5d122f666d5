"""Which needs of health the account tells of that are hidden everywhere else."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.model.audit_entry import AuditEntry
from app.model.preference import Preference
from app.storage.chunks import chunks
from app.storage.health_needs import holds


def hidden_needs(session: Session, entries: Iterable[AuditEntry]) -> frozenset[int]:
    """Of the needs that entries are about those that may not be read any more, because somebody said no."""
    ids = {entry.row_id for entry in entries if entry.kind == "preference" and entry.row_id}
    wanted = select(Preference.id).where(text(f"NOT {holds()}"))
    return frozenset(
        row_id
        for some in chunks(sorted(ids))
        for row_id in session.scalars(wanted.where(Preference.id.in_(some)))
    )
