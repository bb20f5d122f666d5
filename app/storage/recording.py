"""What a write session did to each mapped row: the one source of audit, undo and change notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, bindparam, event, inspect, select, union_all
from sqlalchemy.orm import Session

from app.core.changes import Change
from app.core.progress import Progress, no_progress
from app.model.attachment import AttachmentContent
from app.model.audit_entry import AuditEntry, AuditHead
from app.model.companion import Companion, CompanionShare
from app.model.customer import CustomerSummary
from app.model.visit import Visit, VisitLine

NOT_RECORDED = (AuditEntry, AuditHead, AttachmentContent, CustomerSummary)
"""Rows that follow from others, or are too large to keep twice."""

_WHO: BindParameter[int] = bindparam("companion_id")
_FAMILY = union_all(
    select(Companion.customer_id).where(Companion.id == _WHO),
    select(CompanionShare.customer_id).where(CompanionShare.companion_id == _WHO),
)
"""Everybody with whom a companion comes: what is theirs stands on the cards of all of them."""

_CARD: BindParameter[int] = bindparam("customer_id")
_WITH_WHOM = select(Companion.customer_id).where(Companion.linked_customer_id == _CARD)
"""Everybody with whom a customer comes: the birthday stands on their cards too."""

Snapshot = dict[str, Any]
Identity = tuple[Any, ...]


@dataclass(frozen=True)
class RowChange:
    """One row before and after; ``before`` is None for a new row, ``after`` for a removed one."""

    mapped: type
    identity: Identity
    before: Snapshot | None
    after: Snapshot | None

    @cached_property
    def kind(self) -> str:
        """The name of the row's table, which every keeper asks for."""
        return str(inspect(self.mapped).local_table.name)

    @property
    def row_id(self) -> int:
        """The row's id; 0 for the few rows that are known by a word instead."""
        return self.identity[0] if isinstance(self.identity[0], int) else 0


@dataclass
class Recorded:
    """Everything one transaction changed.

    ``customer_ids`` are the customers to whom the rows belong, before or after; ``noted`` are rows
    written in bulk, known by table and id only; ``everything`` says that even those are not listed.
    ``progress`` is told how far the keepers of long work are; it may raise Cancelled.
    ``mentions_changed`` are the answers whose comments are about other themes now, or may be; what follows them
    finds it filled once comments are followed.
    """

    rows: dict[tuple[type, Identity], RowChange] = field(default_factory=dict)
    noted: set[tuple[str, int]] = field(default_factory=set)
    noted_kinds: set[str] = field(default_factory=set)
    customer_ids: set[int] = field(default_factory=set)
    tag_ids: set[int] = field(default_factory=set)
    everything: bool = False
    progress: Progress = no_progress
    mentions_changed: set[int] = field(default_factory=set)

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """The rows that really differ now, in the order in which they were first touched."""
        return tuple(row for row in self.rows.values() if row.before != row.after)

    def touches_none_but(self, kinds: frozenset[str]) -> bool:
        """Whether all that changed is known to be of these tables."""
        touched = {row.kind for row in self.changes} | self.noted_kinds
        return bool(touched) and touched <= kinds and not self.everything

    def as_change(self) -> Change:
        """The same for whoever shows the rows."""
        touched = {(row.kind, row.row_id) for row in self.changes} | self.noted
        return Change(frozenset(touched), frozenset(self.customer_ids), self.everything)

    def add(self, row: RowChange) -> None:
        """Take in one flushed row; several flushes of a row become one change."""
        key = (row.mapped, row.identity)
        earlier = self.rows.get(key)
        first = row.before if earlier is None else earlier.before
        self.rows[key] = RowChange(row.mapped, row.identity, first, row.after)


def record_flushes(session: Session, recorded: Recorded) -> None:
    """Have every flush of ``session`` add its rows to ``recorded``."""

    @event.listens_for(session, "after_flush")
    def _remember(flushed: Session, _context: object) -> None:
        for row in _flushed_rows(flushed):
            recorded.add(row)
            _note_owner(flushed, recorded, row)


def _flushed_rows(session: Session) -> Iterable[RowChange]:
    for instance in session.new:
        if not isinstance(instance, NOT_RECORDED):
            yield _row_change(instance, is_new=True, is_gone=False)
    for instance in session.dirty:
        if not isinstance(instance, NOT_RECORDED) and session.is_modified(instance):
            yield _row_change(instance, is_new=False, is_gone=False)
    for instance in session.deleted:
        if not isinstance(instance, NOT_RECORDED):
            yield _row_change(instance, is_new=False, is_gone=True)


def _row_change(instance: Any, *, is_new: bool, is_gone: bool) -> RowChange:
    state = inspect(instance)
    columns = [attribute.key for attribute in state.mapper.column_attrs]
    after = {key: getattr(instance, key) for key in columns}
    before = after | {
        key: history.deleted[0] for key in columns if (history := state.attrs[key].history).deleted
    }
    identity = tuple(state.mapper.primary_key_from_instance(instance))
    return RowChange(type(instance), identity, None if is_new else before, None if is_gone else after)


def _note_owner(session: Session, recorded: Recorded, row: RowChange) -> None:
    if row.kind == "tag":
        recorded.tag_ids.add(row.row_id)
    for snapshot in (row.before, row.after):
        if snapshot is None:
            continue
        if row.kind == "customer":
            referrer_id = snapshot["referred_by_id"]
            recorded.customer_ids |= {snapshot["id"], referrer_id or snapshot["id"]}
        elif row.mapped is VisitLine:
            visit = session.get(Visit, snapshot["visit_id"])
            if visit is not None:
                recorded.customer_ids.add(visit.customer_id)
        elif snapshot.get("customer_id") is not None:
            recorded.customer_ids.add(snapshot["customer_id"])
        companion_id = snapshot["id"] if row.kind == "companion" else snapshot.get("companion_id")
        if companion_id is not None:
            values = {"companion_id": companion_id}
            recorded.customer_ids.update(session.connection().scalars(_FAMILY, values))
        elif row.kind == "occasion":
            values = {"customer_id": snapshot["customer_id"]}
            recorded.customer_ids.update(session.connection().scalars(_WITH_WHOM, values))
