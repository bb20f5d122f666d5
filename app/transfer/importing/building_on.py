"""What was built since on the rows of an import: such rows are not taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, select

from app.core.words import gettext as _
from app.model.audit_entry import AuditAction, AuditEntry
from app.model.import_batch import ImportBatch, ImportUpdate
from app.model.schema import Base
from app.storage.chunks import chunks
from app.transfer.importing.kinds import ANSWER, KINDS, VISIT, VISIT_LINE, Kind

Reasons = dict[int, str]
"""Why rows stay, by id."""
_DERIVED = frozenset(
    {"customer_summary", "attachment_content", "import_update", "occasion_line", "reminder", "answer_line"}
    | {"theme_mention"}
)
"""What the program writes by itself: nobody built on a row because of it."""


class BuiltOn:
    """Finds which rows of a batch somebody changed or referred to since, and why they stay."""

    def __init__(self, connection: Connection, batch_id: int) -> None:
        self._connection = connection
        self._batch_id = batch_id
        self.rows: dict[str, Reasons] = {kind.name: {} for kind in KINDS}
        for kind in KINDS:
            if self._has_rows(kind):
                self._find_changed(kind)
                self._find_updated(kind)
                self._find_referred(kind)

    def _has_rows(self, kind: Kind) -> bool:
        batch = kind.table.c.get("import_batch_id")
        if batch is None:
            return False
        first = select(kind.table.c.id).where(batch == self._batch_id).limit(1)
        return self._connection.scalar(first) is not None

    def customers(self) -> Reasons:
        """The customers the batch added that stay, because of themselves or of a row of theirs."""
        stay: Reasons = {}
        for kind in KINDS:
            for row_id, customer_id in self._owners(kind, self.rows[kind.name]):
                if customer_id is not None:
                    stay.setdefault(customer_id, self.rows[kind.name][row_id])
        table = KINDS[0].table
        ours: set[int] = set()
        for ids in chunks(stay):
            wanted = select(table.c.id).where(table.c.id.in_(ids), table.c.import_batch_id == self._batch_id)
            ours.update(self._connection.scalars(wanted))
        return {customer_id: reason for customer_id, reason in stay.items() if customer_id in ours}

    def nobodys(self) -> Reasons:
        """Answers of nobody known that stay."""
        reasons = self.rows[ANSWER.name]
        owners = dict(self._owners(ANSWER, reasons))
        return {row_id: reason for row_id, reason in reasons.items() if owners.get(row_id) is None}

    def _owners(self, kind: Kind, row_ids: Iterable[int]) -> Iterator[tuple[int, int | None]]:
        table = kind.table
        for ids in chunks(row_ids):
            if kind is VISIT_LINE:
                pairs: Select[Any] = select(table.c.id, VISIT.table.c.customer_id).join_from(
                    table, VISIT.table, VISIT.table.c.id == table.c.visit_id
                )
            else:
                pairs = select(table.c.id, table.c[kind.owner])
            yield from self._connection.execute(pairs.where(table.c.id.in_(ids)))

    def _find_changed(self, kind: Kind) -> None:
        """Rows that staff changed: a raised version, and an edit in the audit that still holds."""
        table = kind.table
        if "version" not in table.c:
            return
        raised = select(table.c.id, table.c[kind.owner]).where(
            table.c.import_batch_id == self._batch_id, table.c.version > 1
        )
        owners = dict(self._connection.execute(raised).all())
        if None in owners.values():
            self._note_edited(kind, owners, AuditEntry.customer_id.is_(None))
        for customer_ids in chunks(sorted({owner for owner in owners.values() if owner is not None})):
            self._note_edited(kind, owners, AuditEntry.customer_id.in_(customer_ids))

    def _note_edited(self, kind: Kind, owners: Mapping[int, Any], whose: ColumnElement[bool]) -> None:
        for row_id in _edited(self._connection, kind.name, whose):
            if row_id in owners:
                self.rows[kind.name].setdefault(row_id, _("Somebody changed it since."))

    def _find_updated(self, kind: Kind) -> None:
        """Rows that a later import changed."""
        table = kind.table
        later = (
            select(table.c.id)
            .join_from(table, ImportUpdate, ImportUpdate.row_id == table.c.id)
            .join(ImportBatch, ImportBatch.id == ImportUpdate.batch_id)
            .where(
                ImportUpdate.kind == kind.name,
                table.c.import_batch_id == self._batch_id,
                ImportBatch.id != self._batch_id,
                ImportBatch.undone_at.is_(None),
            )
        )
        for row_id in self._connection.scalars(later):
            self.rows[kind.name].setdefault(row_id, _("A later import changed it."))

    def _find_referred(self, kind: Kind) -> None:
        """Rows to which somebody, or a later import, added something."""
        for column in _references_to(kind.table):
            ours, theirs = kind.table.alias("ours"), column.table.alias("theirs")
            referred = (
                select(ours.c.id)
                .join_from(theirs, ours, ours.c.id == theirs.c[column.name])
                .where(ours.c.import_batch_id == self._batch_id)
                .distinct()
            )
            if "import_batch_id" not in theirs.c:
                self._note(kind, referred, _("Somebody added to it since."))
                continue
            batch = theirs.c.import_batch_id
            self._note(kind, referred.where(batch.is_(None)), _("Somebody added to it since."))
            self._note(kind, referred.where(batch != self._batch_id), _("A later import added to it."))

    def _note(self, kind: Kind, which: Select[Any], reason: str) -> None:
        for row_id in self._connection.scalars(which):
            self.rows[kind.name].setdefault(row_id, reason)


def _references_to(table: Table) -> Iterator[Column[Any]]:
    """Every column of the schema that points at this table."""
    for other in Base.metadata.sorted_tables:
        if other.name not in _DERIVED:
            for key in other.foreign_keys:
                if key.column.table is table:
                    yield key.parent


def _edited(connection: Connection, kind: str, whose: ColumnElement[bool]) -> Iterator[int]:
    """Rows that are not any more what they were before staff first touched them."""
    entries = (
        select(AuditEntry.row_id, AuditEntry.details)
        .where(
            whose,
            AuditEntry.kind == kind,
            AuditEntry.action == AuditAction.CHANGED,
        )
        .order_by(AuditEntry.id)
    )
    spans: defaultdict[int, dict[str, list[Any]]] = defaultdict(dict)
    for row_id, details in connection.execute(entries):
        for column, (before, after) in details.items():
            spans[row_id].setdefault(column, [before, after])[1] = after
    for row_id, columns in spans.items():
        if any((before or None) != (after or None) for before, after in columns.values()):
            yield row_id
