"""What the venue already knows of the people in a part of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from app.storage.chunks import chunks
from app.transfer.importing.kinds import (
    CUSTOMER,
    OCCASION,
    VISIT,
    VISIT_LINE,
    Key,
    Kind,
    of_customers,
)

Row = dict[str, Any]


class StoredRows:
    """The rows of some customers by owner and key; several with one key in the order of their ids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, int, Key], list[Row]] = {}
        self._referred: dict[tuple[int, str], Row] = {}

    def forget(self) -> None:
        """Forget what was loaded."""
        self._rows, self._referred = {}, {}

    def load(
        self,
        customer_ids: Collection[int],
        *,
        kinds: Collection[str],
        references: Collection[str],
        days: Collection[Any],
    ) -> None:
        """Forget what was loaded and read the rows of these customers, of their visits those named."""
        self.forget()
        for ids in chunks(sorted(customer_ids)):
            self._read(CUSTOMER, CUSTOMER.table.c.id.in_(ids))
            for kind in of_customers():
                if kind.name in kinds:
                    self._read(kind, kind.table.c.customer_id.in_(ids))
            visit_ids = self._read_visits(ids, references, days)
            for some in chunks(visit_ids):
                self._read(VISIT_LINE, VISIT_LINE.table.c.visit_id.in_(some))

    def find(self, kind: Kind, owner: int, *, key: Key, turn: int = 0) -> Row | None:
        """The row with this key; ``turn`` counts those of the same key from 0."""
        rows = self._rows.get((kind.name, owner, key), ())
        return rows[turn] if turn < len(rows) else None

    def referred(self, owner: int, reference: str) -> Row | None:
        """The date to remember that a calendar knows by this reference."""
        return self._referred.get((owner, reference))

    def all(self, kind: Kind, owner: int) -> Iterable[Row]:
        """Every loaded row of one owner."""
        return (
            row
            for (name, of, _key), rows in self._rows.items()
            if name == kind.name and of == owner
            for row in rows
        )

    def _read_visits(self, ids: list[int], references: Collection[str], days: Collection[Any]) -> list[int]:
        table = VISIT.table
        found: list[int] = []
        for some in chunks(sorted(references)):
            found += self._read(VISIT, table.c.customer_id.in_(ids) & table.c.reference.in_(some))
        for some in chunks(sorted(days)):
            without = or_(table.c.reference == "", table.c.reference.is_(None))
            found += self._read(VISIT, table.c.customer_id.in_(ids) & table.c.arrives_on.in_(some) & without)
        return found

    def _read(self, kind: Kind, which: ColumnElement[bool]) -> list[int]:
        table = kind.table
        names = tuple(column.name for column in table.columns)
        ids = []
        for found in self._connection.execute(select(table).where(which).order_by(table.c.id)).all():
            row = dict(zip(names, found, strict=True))
            ids.append(row["id"])
            if kind is OCCASION and row["reference"]:
                self._referred[row[kind.owner], row["reference"]] = row
            self._rows.setdefault((kind.name, row[kind.owner], kind.key(row)), []).append(row)
        return ids
