"""Taking back everything that an import brought, except what somebody has built on since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, select

from app.core.cancelling import Cancellation
from app.core.words import gettext as _
from app.model.attachment import AttachmentContent
from app.model.import_batch import ImportUpdate
from app.model.promise import Promise, PromiseState
from app.model.reminder import Reminder
from app.model.tag import CustomerTag, Tag
from app.storage.bulk import update_rows
from app.storage.chunks import chunks
from app.transfer.importing.building_on import BuiltOn
from app.transfer.importing.kinds import (
    ANSWER,
    ATTACHMENT,
    CUSTOMER,
    KINDS,
    VISIT,
    VISIT_LINE,
    Kind,
    of_customers,
)
from app.transfer.importing.plain_values import as_plain, from_plain
from app.transfer.importing.schemas import KeptRow, UndoReport

NOBODY = 0
"""Stands for the customer of answers that nobody signed."""
_REMINDER = cast(Table, Reminder.__table__)


class BatchUndo:
    """Takes one batch back inside a write transaction."""

    def __init__(self, connection: Connection, batch_id: int, cancellation: Cancellation) -> None:
        self._connection = connection
        self._cancellation = cancellation
        self._batch_id = batch_id
        self._removed: Counter[str] = Counter()
        self._restored = 0
        self._kept: dict[int, str] = {}
        self.customer_ids: set[int] = set()
        self.answers_restored: set[int] = set()

    def run(self, *, new_tags: Collection[int]) -> UndoReport:
        """Restore, remove, and say what stayed; ``new_tags`` are tags the batch made."""
        self._restore_updates()
        self._withdraw_promises()
        built_on = BuiltOn(self._connection, self._batch_id)
        self._remove_customers(built_on)
        self._remove_rows_of_others(built_on)
        self._remove_nobodys(built_on)
        self._remove_tags(new_tags)
        removed = {name: count for name, count in self._removed.items() if name != CUSTOMER.name}
        return UndoReport(
            batch_id=self._batch_id,
            customers_removed=self._removed[CUSTOMER.name],
            visits_removed=self._removed[VISIT.name],
            removed=removed,
            restored=self._restored,
            kept=tuple(KeptRow(row_id, reason) for row_id, reason in sorted(self._kept.items())),
        )

    def _restore_updates(self) -> None:
        updates = select(
            ImportUpdate.kind, ImportUpdate.row_id, ImportUpdate.before, ImportUpdate.after
        ).where(ImportUpdate.batch_id == self._batch_id)
        for chunk in chunks(self._connection.execute(updates.order_by(ImportUpdate.id.desc())).all()):
            for kind in KINDS:
                concerned = [update for update in chunk if update.kind == kind.name]
                if concerned:
                    self._restore(kind, concerned)

    def _restore(self, kind: Kind, updates: list[Any]) -> None:
        table = kind.table
        wanted = select(table).where(table.c.id.in_({update.row_id for update in updates}))
        present = {row["id"]: dict(row) for row in self._connection.execute(wanted).mappings()}
        restored = []
        for update in updates:
            row = present.get(update.row_id)
            if row is None:
                continue
            customer_id = self._customer_of(kind, row)
            if kind is ANSWER:
                self.answers_restored.add(row["id"])
            if customer_id != NOBODY:
                self.customer_ids.add(customer_id)
            values = {
                name: from_plain(update.before[name], table.c[name])
                for name, after in update.after.items()
                if as_plain(row[name]) == after
            }
            if len(values) < len(update.after):
                self._kept.setdefault(customer_id, _("A value was changed again since."))
            if values:
                restored.append({"id": update.row_id, **values})
        update_rows(self._connection, table, rows=restored)
        self._restored += len(restored)

    def _customer_of(self, kind: Kind, row: dict[str, Any]) -> int:
        if kind is not VISIT_LINE:
            return int(row[kind.owner] or NOBODY)
        visit = select(VISIT.table.c.customer_id).where(VISIT.table.c.id == row["visit_id"])
        return int(self._connection.scalar(visit) or 0)

    def _withdraw_promises(self) -> None:
        """Promises to answer that the import made and nobody has touched since go with their answers."""
        ours = select(ANSWER.table.c.id).where(ANSWER.table.c.import_batch_id == self._batch_id)
        untouched = Promise.answer_id.in_(ours), Promise.state == PromiseState.OPEN, Promise.version == 1
        self._connection.execute(delete(Promise).where(*untouched))

    def _remove_nobodys(self, built_on: BuiltOn) -> None:
        """Answers of people whom the venue does not know."""
        table, stay = ANSWER.table, built_on.nobodys()
        if stay:
            self._kept.setdefault(NOBODY, next(iter(stay.values())))
        wanted = select(table.c.id).where(
            table.c.import_batch_id == self._batch_id, table.c.customer_id.is_(None)
        )
        found = self._connection.scalars(wanted).all()
        for ids in chunks(row_id for row_id in found if row_id not in stay):
            self._delete(ANSWER, table.c.id.in_(ids))

    def _remove_customers(self, built_on: BuiltOn) -> None:
        table = CUSTOMER.table
        stay = built_on.customers()
        self._kept.update(stay)
        added = self._connection.scalars(select(table.c.id).where(table.c.import_batch_id == self._batch_id))
        for ids in chunks(customer_id for customer_id in added.all() if customer_id not in stay):
            visits = select(VISIT.table.c.id).where(VISIT.table.c.customer_id.in_(ids))
            self._delete(VISIT_LINE, VISIT_LINE.table.c.visit_id.in_(visits))
            self._delete_contents(
                select(ATTACHMENT.table.c.id).where(ATTACHMENT.table.c.customer_id.in_(ids))
            )
            self._connection.execute(delete(_REMINDER).where(_REMINDER.c.customer_id.in_(ids)))
            for kind in reversed(tuple(of_customers())):
                self._delete(kind, kind.table.c.customer_id.in_(ids))
            self._delete(CUSTOMER, table.c.id.in_(ids))
            self.customer_ids.update(ids)

    def _remove_rows_of_others(self, built_on: BuiltOn) -> None:
        """Rows that the batch added to people it did not bring."""
        needed: dict[str, set[int]] = {kind.name: set(built_on.rows[kind.name]) for kind in KINDS}
        for kind in reversed(KINDS):
            if kind is CUSTOMER or "import_batch_id" not in kind.table.c:
                continue
            gone = []
            for row in self._rows_of_others(kind):
                self.customer_ids.add(row["owner_id"])
                if row["id"] not in needed[kind.name]:
                    gone.append(row["id"])
                    continue
                reason = built_on.rows[kind.name].get(row["id"], _("Something else needs it."))
                self._kept.setdefault(row["owner_id"], reason)
                for column, parent in kind.parents.items():
                    needed[parent].add(row[column])
            for ids in chunks(gone):
                if kind is ATTACHMENT:
                    self._delete_contents(ids)
                self._delete(kind, kind.table.c.id.in_(ids))

    def _rows_of_others(self, kind: Kind) -> Iterator[dict[str, Any]]:
        table, visit, customer = kind.table, VISIT.table, CUSTOMER.table
        owner = visit.c.customer_id if kind is VISIT_LINE else table.c.customer_id
        rows = select(table, owner.label("owner_id")).where(table.c.import_batch_id == self._batch_id)
        if kind is VISIT_LINE:
            rows = rows.join_from(table, visit, visit.c.id == table.c.visit_id)
        rows = rows.join(customer, customer.c.id == owner).where(
            customer.c.import_batch_id.is_distinct_from(self._batch_id)
        )
        for row in self._connection.execute(rows).mappings():
            yield dict(row)

    def _remove_tags(self, new_tags: Collection[int]) -> None:
        used = select(CustomerTag.tag_id)
        for ids in chunks(new_tags):
            self._connection.execute(
                delete(Tag).where(Tag.id.in_(ids), Tag.id.not_in(used), Tag.version == 1)
            )

    def _delete(self, kind: Kind, which: Any) -> None:
        self._cancellation.raise_if_cancelled()
        self._removed[kind.name] += self._connection.execute(delete(kind.table).where(which)).rowcount

    def _delete_contents(self, ids: Any) -> None:
        table = cast(Table, AttachmentContent.__table__)
        self._connection.execute(delete(table).where(table.c.attachment_id.in_(ids)))
