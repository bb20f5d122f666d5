"""Who wrote a value last: an import of the same source may change it, what staff wrote stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, select

from app.model.audit_entry import AuditAction, AuditEntry
from app.model.import_batch import ImportBatch, ImportUpdate
from app.storage.bulk import chunks
from app.transfer.importing.kinds import BY_NAME, Key, Kind, Values
from app.transfer.importing.plain_values import as_plain, from_plain

SOURCES = "sources"
"""Where the counts of a batch name the sources of its files."""


class Authorship:
    """Tells what an import of ``source`` may change of the rows of some customers."""

    def __init__(self, connection: Connection, source: str) -> None:
        self._connection = connection
        self._batches = frozenset(_batches_of(connection, source))
        self._edits: dict[tuple[str, int], dict[str, list[Any]]] = {}
        self._removed: set[tuple[str, int, Key]] = set()

    def load(self, customer_ids: Collection[int]) -> None:
        """Forget what was loaded and read what staff changed and removed of these customers."""
        self._edits = {}
        self._removed = set()
        for ids in chunks(sorted(customer_ids)):
            entries = select(
                AuditEntry.action,
                AuditEntry.kind,
                AuditEntry.row_id,
                AuditEntry.customer_id,
                AuditEntry.undo,
                AuditEntry.details,
            )
            wanted = AuditEntry.customer_id.in_(ids) & AuditEntry.action.in_(
                (AuditAction.CHANGED, AuditAction.REMOVED)
            )
            for entry in self._connection.execute(entries.where(wanted).order_by(AuditEntry.id)):
                self._take(entry)

    def was_removed(self, kind: Kind, owner: int, *, key: Key) -> bool:
        """Whether staff took such a row off, so that no import brings it back."""
        return (kind.name, owner, key) in self._removed

    def may_change(self, kind: Kind, row: Values, *, columns: Iterable[str]) -> bool:
        """Whether all these columns of a stored row are still as an import of this source left them."""
        return all(self._is_ours(kind, row, column) for column in columns)

    def _is_ours(self, kind: Kind, row: Values, column: str) -> bool:
        value = as_plain(row[column]) or None
        edit = self._edits.get((kind.name, row["id"]), {}).get(column)
        if edit is not None and value == edit[1] and value != edit[0]:
            return False
        if value is None or row["import_batch_id"] in self._batches:
            return True
        return self._wrote(kind, row["id"], column, value)

    def _wrote(self, kind: Kind, row_id: int, column: str, value: Any) -> bool:
        if not self._batches:
            return False
        updates = select(ImportUpdate.after).where(
            ImportUpdate.batch_id.in_(self._batches),
            ImportUpdate.kind == kind.name,
            ImportUpdate.row_id == row_id,
        )
        written = list(self._connection.scalars(updates.order_by(ImportUpdate.id)))
        last = next((after[column] for after in reversed(written) if column in after), None)
        return bool(last == value)

    def _take(self, entry: Any) -> None:
        kind = BY_NAME.get(entry.kind)
        if kind is None:
            return
        if entry.action == AuditAction.CHANGED:
            edits = self._edits.setdefault((entry.kind, entry.row_id), {})
            for column, (before, after) in entry.details.items():
                edit = edits.setdefault(column, [before or None, None])
                edit[1] = after or None
        elif entry.undo != "undo":
            row = {column.name: None for column in kind.table.columns} | _texts(kind)
            for column, (before, _after) in entry.details.items():
                if column in kind.table.c:
                    row[column] = from_plain(before, kind.table.c[column])
            if kind.owner == "customer_id":
                self._removed.add((entry.kind, entry.customer_id, kind.key(row)))


def _texts(kind: Kind) -> dict[str, Any]:
    """The audit leaves empty texts out; a row has them."""
    return {column.name: "" for column in kind.table.columns if column.type.python_type is str}


def _batches_of(connection: Connection, source: str) -> Iterable[int]:
    batches = select(ImportBatch.id, ImportBatch.counts)
    for batch_id, counts in connection.execute(batches):
        if source in (counts or {}).get(SOURCES, ()):
            yield batch_id
