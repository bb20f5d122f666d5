"""Audit entries of one customer, and the names of the rows they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import String, and_, cast, exists, not_, or_, select
from sqlalchemy.orm import Session

from app.case_log.access import of_seen
from app.customers.queries.timeline import of_a_case
from app.model.audit_entry import AuditEntry
from app.model.base import Base
from app.model.promise import Promise

TOLD_BY_CASES = ("recovery_case", "case_step", "case_entry", "given_gesture")
"""Kinds of rows whose changes the log of their case tells."""
_IN_A_CASE = '"case_id"'
"""What the account of a promise holds that was made in a case; in no text of it, where quotes are escaped."""


def list_entries(
    session: Session, customer_id: int, *, before: int | None, limit: int, viewer: Mapping[str, Any]
) -> list[AuditEntry]:
    """The newest entries, older than the entry ``before``; what cases are about their own logs tell.

    ``viewer`` are the values that say whose cases are seen.
    """
    audit, promise = AuditEntry.__table__.c, Promise.__table__.c
    hidden = exists().where(promise.id == audit.row_id, not_(of_seen(promise.case_id)))
    gone = not_(exists().where(promise.id == audit.row_id)) & cast(audit.details, String).contains(_IN_A_CASE)
    wanted = select(AuditEntry).where(
        audit.customer_id == customer_id,
        audit.kind.not_in(TOLD_BY_CASES),
        not_(of_a_case(audit)),
        not_(and_(audit.kind == "promise", or_(hidden, gone))),
    )
    if before is not None:
        wanted = wanted.where(AuditEntry.id < before)
    return list(session.scalars(wanted.order_by(AuditEntry.id.desc()).limit(limit), dict(viewer)))


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
