"""Writing a plan into the venue's file, inside one write transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, update

from app.model.attachment import AttachmentContent
from app.model.import_batch import ImportUpdate
from app.storage.bulk import chunks, insert_rows, take_ids
from app.transfer.importing.kinds import BY_NAME, KINDS, Kind, Values
from app.transfer.importing.plain_values import as_plain
from app.transfer.importing.plan import Addition, Fill, Plan, Update

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
    parts: tuple[tuple[Iterable[Any], Callable[[list[Any]], None]], ...] = (
        (plan.additions, writer.add),
        (plan.fills, writer.fill),
        (plan.updates, writer.change),
    )
    done = 0
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
        self._blank = {kind.name: _blank_row(kind) for kind in KINDS}

    def add(self, additions: list[Addition]) -> None:
        """Insert rows, parents first."""
        rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        contents = []
        for addition in additions:
            row = self._row(addition)
            content = row.pop(CONTENT, None)
            if content is not None:
                contents.append({"attachment_id": row["id"], "content": content})
            rows[addition.kind].append(row)
        for kind in KINDS:
            insert_rows(self._connection, kind.table, rows=rows[kind.name])
        insert_rows(self._connection, cast(Table, AttachmentContent.__table__), rows=contents)

    def fill(self, fills: list[Fill]) -> None:
        """Complete rows that were just inserted; nobody has seen them, so their version stays."""
        for kind, rows in self._by_columns((fill.kind, fill.id, fill.values) for fill in fills):
            _set_columns(self._connection, BY_NAME[kind].table, rows, raise_version=False)

    def change(self, updates: list[Update]) -> None:
        """Change rows and keep what they were."""
        changes = ((entry.kind, entry.id, entry.after) for entry in updates)
        for kind, rows in self._by_columns(changes):
            _set_columns(self._connection, BY_NAME[kind].table, rows, raise_version=True)
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

    def _by_columns(
        self, changes: Iterable[tuple[str, int, Values]]
    ) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Changes of one kind that set the same columns, together."""
        alike: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for kind, row_id, values in changes:
            alike[(kind, *sorted(values))].append({**values, "row_id": self._real(kind, row_id)})
        for (kind, *_columns), rows in alike.items():
            yield kind, rows

    def _row(self, addition: Addition) -> dict[str, Any]:
        row = {**self._blank[addition.kind], **addition.row}
        for column, parent in BY_NAME[addition.kind].parents.items():
            if row[column] is not None:
                row[column] = self._real(parent, row[column])
        if addition.kind in _REFERRED:
            row["id"] = self._real(addition.kind, addition.id)
        if "import_batch_id" in row:
            row["import_batch_id"] = self._batch_id
        return row

    def _real(self, kind: str, row_id: int) -> int:
        return row_id if row_id > 0 else self._first_ids[kind] - row_id - 1


def _set_columns(
    connection: Connection, table: Table, rows: list[dict[str, Any]], *, raise_version: bool
) -> None:
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "row_id"}
    given = [
        {"row_id": row["row_id"], **{f"new_{name}": value for name, value in row.items() if name != "row_id"}}
        for row in rows
    ]
    if raise_version and "version" in table.c:
        columns["version"] = table.c.version + 1
    connection.execute(update(table).where(table.c.id == bindparam("row_id")).values(columns), given)


def _blank_row(kind: Kind) -> dict[str, Any]:
    """Every column but the id with what an empty row has in it."""
    blank: dict[str, Any] = {}
    for column in kind.table.columns:
        if column.name == "id":
            continue
        default = column.default
        blank[column.name] = getattr(default, "arg", None) if default is not None else None
    return blank
