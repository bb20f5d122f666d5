"""The append-only account of who changed what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.readings import Looked
from app.model.audit_entry import AuditAction
from app.storage.audit_chain.keeping import add_entries

if TYPE_CHECKING:
    from app.storage.recording import Recorded, RowChange

UNTOLD = ("id", "version")
"""Columns whose change says nothing to a reader."""
SECRET = ("pin_hash", "password_hash")
"""Columns of which the account says only that they changed."""
HIDDEN = "•"


class AuditKeeper:
    """Writes one audit entry for every row changed, in the same transaction."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def keep(self, session: Session, recorded: Recorded, *, by: int, how: str = "") -> None:
        """Account for ``recorded``; ``by`` is the staff id (0: the program), ``how`` undo or redo."""
        entries = [self._entry(row, by=by, how=how) for row in recorded.changes]
        if entries:
            add_entries(session.connection(), entries)

    def add_note(
        self,
        session: Session,
        *,
        by: int,
        action: AuditAction,
        kind: str,
        row_id: int,
        details: Mapping[str, Any],
        customer_id: int | None = None,
    ) -> None:
        """Account for work on many rows at once, such as an import, by one entry."""
        entry = self._note(
            by=by, action=action, kind=kind, row_id=row_id, details=details, customer_id=customer_id
        )
        add_entries(session.connection(), [entry])

    def add_readings(self, session: Session, *, by: int, looked: Sequence[Looked]) -> None:
        """Account for needs of health that somebody read."""
        entries = [
            self._note(
                by=by,
                action=AuditAction.READ,
                kind="customer",
                row_id=one.customer_id,
                customer_id=one.customer_id,
                details={"where": one.where},
            )
            for one in looked
        ]
        if entries:
            add_entries(session.connection(), entries)

    def _note(
        self,
        *,
        by: int,
        action: AuditAction,
        kind: str,
        row_id: int,
        details: Mapping[str, Any],
        customer_id: int | None,
    ) -> dict[str, Any]:
        return {
            "at": self._clock.now(),
            "staff_id": by or None,
            "action": action,
            "kind": kind,
            "row_id": row_id,
            "customer_id": customer_id,
            "undo": "",
            "details": dict(details),
        }

    def _entry(self, row: RowChange, *, by: int, how: str) -> dict[str, Any]:
        return {
            "at": self._clock.now(),
            "staff_id": by or None,
            "action": _action(row),
            "kind": row.kind,
            "row_id": row.row_id,
            "customer_id": _customer_id(row),
            "undo": how,
            "details": _details(row),
        }


def _action(row: RowChange) -> AuditAction:
    if row.before is None:
        return AuditAction.ADDED
    return AuditAction.REMOVED if row.after is None else AuditAction.CHANGED


def _customer_id(row: RowChange) -> int | None:
    snapshot = row.after or row.before or {}
    return snapshot.get("id") if row.kind == "customer" else snapshot.get("customer_id")


def _details(row: RowChange) -> dict[str, list[Any]]:
    before, after = row.before or {}, row.after or {}
    return _named(row) | {
        key: [_said(key, before.get(key)), _said(key, after.get(key))]
        for key in (after or before)
        if key not in UNTOLD and _told(before.get(key)) != _told(after.get(key))
    }


def _named(row: RowChange) -> dict[str, list[Any]]:
    """What a row that is known by a word instead of a number is called: its number would not say."""
    if row.row_id or row.kind != "venue_setting":
        return {}
    name = row.identity[0]
    return {"key": [name if row.before is not None else None, name if row.after is not None else None]}


def _said(key: str, value: Any) -> Any:
    return HIDDEN if key in SECRET and value else _plain(value)


def _told(value: Any) -> Any:
    """Nothing, an empty text and a plain no are the same to a reader; zero is not."""
    return None if value is False or value == "" else value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
