"""The entries of the whole venue, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.audit.kinds import ACTIONS, Did, known_actions, tables_of
from app.audit.schemas import LogFilter
from app.model.audit_entry import AuditEntry

_AUDIT = AuditEntry.__table__.c


def list_ids(
    session: Session,
    wanted: LogFilter,
    *,
    since: datetime | None,
    before_instant: datetime | None,
    before: int | None,
    limit: int,
) -> list[int]:
    """The newest entries that ``wanted`` leaves in, older than ``before``, in the order of events.

    ``since`` and ``before_instant`` are the first instant of its days and the one after them. Only an index is
    read: a million entries that say nothing here are passed over in a moment.
    """
    rows = select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(limit)
    conditions = [*_conditions(wanted), *_instants(since, before_instant)]
    if before is not None:
        conditions.append(_AUDIT.id < before)
    rows = rows.where(*conditions)
    if conditions and wanted.customer_id is None:
        rows = rows.with_hint(AuditEntry, "INDEXED BY ix_audit_entry_sought", "sqlite")
    return list(session.scalars(rows))


def entries_of(session: Session, ids: Sequence[int]) -> list[AuditEntry]:
    """These entries, in this order."""
    found = {entry.id: entry for entry in session.scalars(select(AuditEntry).where(AuditEntry.id.in_(ids)))}
    return [found[row_id] for row_id in ids if row_id in found]


def _conditions(wanted: LogFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.staff_ids:
        program = [_AUDIT.staff_id.is_(None)] if 0 in wanted.staff_ids else []
        conditions.append(or_(_AUDIT.staff_id.in_(wanted.staff_ids), *program))
    if wanted.about:
        conditions.append(_AUDIT.kind.in_(tables_of(wanted.about)))
    if wanted.did:
        conditions.append(or_(*map(_did, wanted.did)))
    if wanted.customer_id is not None:
        conditions.append(_AUDIT.customer_id == wanted.customer_id)
    return conditions


def _did(did: Did) -> ColumnElement[bool]:
    if did is Did.OTHER:
        return _AUDIT.action.not_in(known_actions())
    return _AUDIT.action.in_(ACTIONS[did])


def _instants(since: datetime | None, before: datetime | None) -> list[Any]:
    found: list[Any] = []
    if since is not None:
        found.append(_AUDIT.at >= since)
    if before is not None:
        found.append(_AUDIT.at < before)
    return found
