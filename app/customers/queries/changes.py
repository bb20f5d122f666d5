"""Audit entries of one customer, and the names of the rows they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, exists, not_, or_, select
from sqlalchemy.orm import Session

from app.case_log.access import of_seen
from app.customers.queries.timeline import TOLD_NOWHERE_ELSE, of_a_case
from app.model.audit_entry import AuditEntry
from app.model.base import Base
from app.model.promise import Promise
from app.model.survey import SurveyAnswer

TOLD_BY_CASES = ("recovery_case", "case_step", "case_entry", "given_gesture")
"""Kinds of rows whose changes the log of their case tells."""
_IN_A_CASE = '"case_id"'
"""What the account of a promise or an answer holds that is about a case; in no text of it, where quotes are escaped."""


def list_entries(
    session: Session, customer_id: int, *, before: int | None, limit: int, viewer: Mapping[str, Any]
) -> list[AuditEntry]:
    """The newest entries, older than the entry ``before``; what cases are about their own logs tell.

    ``viewer`` are the values that say whose cases are seen.
    """
    audit = AuditEntry.__table__.c
    wanted = select(AuditEntry).where(
        audit.customer_id == customer_id,
        audit.kind.not_in(TOLD_BY_CASES),
        audit.action.not_in(TOLD_NOWHERE_ELSE),
        not_(of_a_case(audit)),
        not_(_hidden(audit, "promise", Promise.__table__.c)),
        not_(_hidden(audit, "survey_answer", SurveyAnswer.__table__.c)),
    )
    if before is not None:
        wanted = wanted.where(AuditEntry.id < before)
    return list(session.scalars(wanted.order_by(AuditEntry.id.desc()).limit(limit), dict(viewer)))


def _hidden(audit: Any, kind: str, row: Any) -> ColumnElement[bool]:
    """Whether an entry is about a row of this kind that belongs to a case which is not seen, or did."""
    same = row.id == audit.row_id
    unseen = exists().where(same, not_(of_seen(row.case_id)))
    gone = not_(exists().where(same)) & cast(audit.details, String).contains(_IN_A_CASE)
    return and_(audit.kind == kind, or_(unseen, gone))


def names_of_rows(
    session: Session, entries: Iterable[AuditEntry], *, named_by: dict[str, str]
) -> dict[tuple[str, int], Any]:
    """What names each row today, for entries that do not tell it; ``named_by`` says which column does."""
    ids: dict[str, set[int]] = {}
    for entry in entries:
        column = named_by.get(entry.kind)
        if column is not None and entry.row_id is not None and column not in (entry.details or ()):
            ids.setdefault(entry.kind, set()).add(entry.row_id)
    found: dict[tuple[str, int], Any] = {}
    for kind, wanted in ids.items():
        table = Base.metadata.tables[kind]
        rows = session.execute(select(table.c.id, table.c[named_by[kind]]).where(table.c.id.in_(wanted)))
        for row_id, name in rows:
            found[kind, row_id] = name.isoformat() if hasattr(name, "isoformat") else name
    return found
