"""Who wrote a value last: an import of the same source may change it, what staff wrote stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, select

from app.model.audit_entry import AuditAction, AuditEntry
from app.model.import_batch import ImportBatch, ImportUpdate
from app.storage.chunks import chunks
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
        self._earlier: dict[tuple[str, int, Key], dict[str, Any]] = {}

    def load(self, customer_ids: Collection[int]) -> None:
        """Forget what was loaded and read what staff changed and removed of these customers."""
        self._edits = {}
        self._removed = set()
        self._earlier = {}
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
        self._find_earlier_keys()

    def known_before_as(self, kind: Kind, owner: int, *, key: Key) -> dict[str, Any] | None:
        """The stored row that had this key until staff put it right, so that no import doubles it."""
        return self._earlier.get((kind.name, owner, key))

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
                for values in (row, self._as_it_came(kind, entry.row_id, row)):
                    self._removed.add((entry.kind, entry.customer_id, kind.key(values)))

    def _find_earlier_keys(self) -> None:
        edited: dict[str, list[int]] = {}
        for name, row_id in self._edits:
            edited.setdefault(name, []).append(row_id)
        for name, row_ids in edited.items():
            kind = BY_NAME[name]
            if kind.owner != "customer_id":
                continue
            for ids in chunks(row_ids):
                stored = select(kind.table).where(kind.table.c.id.in_(ids))
                for row in map(dict, self._connection.execute(stored).mappings()):
                    key = kind.key(self._as_it_came(kind, row["id"], row))
                    if key != kind.key(row):
                        self._earlier[name, row["customer_id"], key] = row

    def _as_it_came(self, kind: Kind, row_id: int, row: Values) -> Values:
        """The row with what stood in it before anybody on the staff changed it."""
        came = dict(row)
        empty = _texts(kind)
        for column, (before, _after) in self._edits.get((kind.name, row_id), {}).items():
            if column in kind.table.c:
                came[column] = (
                    empty.get(column) if before is None else from_plain(before, kind.table.c[column])
                )
        return came


def _texts(kind: Kind) -> dict[str, Any]:
    """The audit leaves empty texts out; a row has them."""
    return {column.name: "" for column in kind.table.columns if column.type.python_type is str}


def _batches_of(connection: Connection, source: str) -> Iterable[int]:
    batches = select(ImportBatch.id, ImportBatch.counts)
    for batch_id, counts in connection.execute(batches):
        if source in (counts or {}).get(SOURCES, ()):
            yield batch_id
