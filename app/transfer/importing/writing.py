"""Writing a plan into the venue's file, inside one write transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Table

from app.core.collecting import collection_paused
from app.model.attachment import AttachmentContent
from app.model.import_batch import ImportUpdate
from app.storage.bulk import insert_rows, take_ids, update_rows
from app.storage.chunks import chunks
from app.transfer.importing.kinds import ATTACHMENT, BY_NAME, KINDS, Kind
from app.transfer.importing.plain_values import as_plain
from app.transfer.importing.plan import FIRST_PROVISIONAL, Additions, Fill, Plan, Update

CHUNK = 500
CONTENT = "content"
"""The key of an attachment's bytes, which go into a table of their own."""
_REFERRED = ("customer", "companion", "visit", "tag", "attachment")
"""Kinds that others point at, whose ids are therefore taken in advance."""


@dataclass(frozen=True)
class Written:
    """A batch that was written, with the ids of new rows by kind."""

    batch_id: int
    new_ids: Mapping[str, range]

    @property
    def customer_ids(self) -> range:
        """The new customers."""
        return self.new_ids.get("customer", range(0))


@collection_paused()
def write_plan(
    connection: Connection, plan: Plan, *, batch_id: int, progress: Callable[[int], None]
) -> Written:
    """Write everything of ``plan`` as the batch; ``progress`` is told how many rows are written."""
    ids = {
        name: take_ids(connection, BY_NAME[name].table, count=plan.added[name])
        for name in _REFERRED
        if plan.added[name]
    }
    writer = _Writer(connection, batch_id, {name: taken.start for name, taken in ids.items()})
    done = 0
    for additions in plan.additions:
        done += writer.add(additions)
        progress(done)
    parts: tuple[tuple[Iterable[Any], Callable[[list[Any]], None]], ...] = (
        (plan.fills, writer.fill),
        (plan.updates, writer.change),
    )
    for items, write in parts:
        for chunk in chunks(items, CHUNK):
            write(chunk)
            done += len(chunk)
            progress(done)
    return Written(batch_id, ids)


class _Writer:
    def __init__(self, connection: Connection, batch_id: int, first_ids: Mapping[str, int]) -> None:
        self._connection = connection
        self._batch_id = batch_id
        self._first_ids = first_ids
        self._next_ids = dict(first_ids)
        self._blank = {kind.name: _blank_row(kind, batch_id) for kind in KINDS}

    def add(self, additions: Additions) -> int:
        """Insert rows, parents first; gives their number."""
        for kind in KINDS:
            rows = additions.get(kind.name)
            if rows:
                self._complete(kind, rows)
                contents = self._contents(rows) if kind is ATTACHMENT else []
                blank = self._blank[kind.name]
                insert_rows(self._connection, kind.table, rows=[blank | row for row in rows])
                insert_rows(self._connection, cast(Table, AttachmentContent.__table__), rows=contents)
        return sum(map(len, additions.values()))

    def fill(self, fills: list[Fill]) -> None:
        """Complete rows that were just inserted; nobody has seen them, so their version stays."""
        for kind in KINDS:
            rows = [
                {"id": self._real(kind.name, fill.id), **fill.values}
                for fill in fills
                if fill.kind == kind.name
            ]
            update_rows(self._connection, kind.table, rows=rows, raise_version=False)

    def change(self, updates: list[Update]) -> None:
        """Change rows and keep what they were."""
        for kind in KINDS:
            rows = [{"id": entry.id, **entry.after} for entry in updates if entry.kind == kind.name]
            update_rows(self._connection, kind.table, rows=rows)
        kept = [
            {
                "batch_id": self._batch_id,
                "kind": entry.kind,
                "row_id": entry.id,
                "before": {name: as_plain(value) for name, value in entry.before.items()},
                "after": {name: as_plain(value) for name, value in entry.after.items()},
            }
            for entry in updates
        ]
        insert_rows(self._connection, cast(Table, ImportUpdate.__table__), rows=kept)

    def _complete(self, kind: Kind, rows: list[dict[str, Any]]) -> None:
        """Give rows their ids, and the ids of new rows they point at."""
        for column, parent in kind.parents.items():
            first = self._first_ids.get(parent, 0) + FIRST_PROVISIONAL
            for row in rows:
                provisional = row[column]
                if provisional is not None and provisional < 0:
                    row[column] = first - provisional
        if kind.name in _REFERRED:
            for row_id, row in enumerate(rows, self._next_ids[kind.name]):
                row["id"] = row_id
            self._next_ids[kind.name] += len(rows)

    @staticmethod
    def _contents(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"attachment_id": row["id"], "content": row.pop(CONTENT)} for row in rows]

    def _real(self, kind: str, row_id: int) -> int:
        return row_id if row_id > 0 else self._first_ids[kind] + FIRST_PROVISIONAL - row_id


def _blank_row(kind: Kind, batch_id: int) -> dict[str, Any]:
    """Every column but the id with what an empty row of the batch has in it."""
    blank = {
        column.name: getattr(column.default, "arg", None)
        for column in kind.table.columns
        if column.name != "id"
    }
    return blank | {"import_batch_id": batch_id} if "import_batch_id" in blank else blank
