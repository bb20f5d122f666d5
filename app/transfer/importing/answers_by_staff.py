"""What staff did to answers: no import changes what they changed or brings back what they took out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.model.audit_entry import AuditAction, AuditEntry
from app.transfer.importing.kinds import ANSWER
from app.transfer.importing.plain_values import as_plain


class AnswersByStaff:
    """Reads the log of answers once, when something in it may matter."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edits: dict[int, dict[str, list[Any]]] | None = None
        self._gone: frozenset[str] | None = None

    def changed(self, row: Mapping[str, Any], columns: Iterable[str]) -> bool:
        """Whether one of these columns of a stored answer is as somebody on the staff left it."""
        if row["version"] <= 1:
            return False
        edits = self._read_edits().get(row["id"], {})
        for column in columns:
            before, after = edits.get(column, (None, None))
            value = as_plain(row[column]) or None
            if column in edits and value == after and value != before:
                return True
        return False

    def removed(self, reference: str) -> bool:
        """Whether somebody took such an answer out."""
        if self._gone is None:
            self._gone = self._read_gone()
        return reference in self._gone

    def _read_edits(self) -> dict[int, dict[str, list[Any]]]:
        """For each column what stood in it first, and what stands there since."""
        if self._edits is None:
            self._edits = {}
            for row_id, details in self._entries(AuditAction.CHANGED):
                edits = self._edits.setdefault(row_id, {})
                for column, (before, after) in details.items():
                    edits.setdefault(column, [before or None, None])[1] = after or None
        return self._edits

    def _read_gone(self) -> frozenset[str]:
        removed = (details.get("reference") for _row_id, details in self._entries(AuditAction.REMOVED))
        return frozenset(values[0] for values in removed if values and values[0])

    def _entries(self, action: AuditAction) -> Iterable[Any]:
        wanted = select(AuditEntry.row_id, AuditEntry.details).where(
            AuditEntry.kind == ANSWER.name, AuditEntry.action == action, AuditEntry.undo != "undo"
        )
        return self._connection.execute(wanted.order_by(AuditEntry.id)).all()
