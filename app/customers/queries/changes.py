"""Audit entries of one customer, and the names of the rows they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.audit_entry import AuditEntry
from app.model.base import Base


def list_entries(session: Session, customer_id: int, *, before: int | None, limit: int) -> list[AuditEntry]:
    """The newest entries, older than the entry ``before``."""
    wanted = select(AuditEntry).where(AuditEntry.customer_id == customer_id)
    if before is not None:
        wanted = wanted.where(AuditEntry.id < before)
    return list(session.scalars(wanted.order_by(AuditEntry.id.desc()).limit(limit)))


def names_of_rows(
    session: Session, entries: Iterable[AuditEntry], *, named_by: dict[str, str]
) -> dict[tuple[str, int], Any]:
    """What names each row today, for entries that do not tell it; ``named_by`` says which column does."""
    ids: dict[str, set[int]] = {}
    for entry in entries:
        column = named_by.get(entry.kind)
        if column is not None and entry.row_id is not None and column not in entry.details:
            ids.setdefault(entry.kind, set()).add(entry.row_id)
    found: dict[tuple[str, int], Any] = {}
    for kind, wanted in ids.items():
        table = Base.metadata.tables[kind]
        rows = session.execute(select(table.c.id, table.c[named_by[kind]]).where(table.c.id.in_(wanted)))
        for row_id, name in rows:
            found[kind, row_id] = name.isoformat() if hasattr(name, "isoformat") else name
    return found
