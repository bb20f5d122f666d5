"""The order of a customer's timeline: what comes next, whatever kind it is."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from app.customers.schemas.history import HistoryCursor, HistoryKind
from app.model.audit_entry import AuditEntry
from app.model.clue import Clue
from app.model.preference import Preference
from app.model.promise import Promise
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.expressions import MidnightOf

TOLD_AS_CHANGES = (
    "customer",
    "contact_point",
    "alias",
    "companion",
    "occasion",
    "consent",
    "customer_tag",
    "attachment",
)
"""Kinds of rows whose every change is told; those of the other kinds have entries of their own."""
TOLD_WHEN_CHANGED = ("preference",)


def timeline_keys(
    session: Session,
    customer_id: int,
    *,
    kinds: Collection[HistoryKind],
    cursor: HistoryCursor | None,
    limit: int,
    minutes: int,
) -> list[HistoryCursor]:
    """The next ``limit`` entries after ``cursor``, the newest first, as (at, kind, id).

    ``minutes`` is how far the venue's clock is ahead of UTC: a visit without a time stands at midnight.
    """
    sources = _sources(customer_id, minutes)
    parts = [_part(kind, sources[kind], cursor=cursor, limit=limit) for kind in HistoryKind if kind in kinds]
    together = union_all(*(select(part.subquery()) for part in parts)).subquery()
    wanted = select(together).order_by(together.c.at.desc(), together.c.kind.desc(), together.c.id.desc())
    return [
        HistoryCursor(row.at, HistoryKind(row.kind), row.id) for row in session.execute(wanted.limit(limit))
    ]


Source = tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[bool]]
"""What an entry's id is, when it stands, and which rows belong."""


def _sources(customer_id: int, minutes: int) -> dict[HistoryKind, Source]:
    visited_at = func.coalesce(Visit.started_at, MidnightOf(Visit.arrives_on.expression, minutes=minutes))
    promised_at = func.coalesce(Promise.settled_at, Promise.made_at)
    told = or_(
        AuditEntry.kind.in_(TOLD_AS_CHANGES),
        and_(AuditEntry.kind.in_(TOLD_WHEN_CHANGED), AuditEntry.action == "changed"),
    )
    return {
        HistoryKind.VISIT: (Visit.id.expression, visited_at, Visit.customer_id == customer_id),
        HistoryKind.TOUCHPOINT: (
            Touchpoint.id.expression,
            Touchpoint.at.expression,
            Touchpoint.customer_id == customer_id,
        ),
        HistoryKind.PROMISE: (Promise.id.expression, promised_at, Promise.customer_id == customer_id),
        HistoryKind.CLUE: (Clue.id.expression, Clue.noticed_at.expression, Clue.customer_id == customer_id),
        HistoryKind.PREFERENCE: (
            Preference.id.expression,
            Preference.noted_at.expression,
            Preference.customer_id == customer_id,
        ),
        HistoryKind.CHANGE: (
            AuditEntry.id.expression,
            AuditEntry.at.expression,
            and_(AuditEntry.customer_id == customer_id, told),
        ),
    }


def _part(
    kind: HistoryKind, source: Source, *, cursor: HistoryCursor | None, limit: int
) -> Select[*tuple[Any, ...]]:
    row_id, at, mine = source
    wanted = select(literal(str(kind)).label("kind"), row_id.label("id"), at.label("at")).where(mine)
    if cursor is not None:
        wanted = wanted.where(_after(cursor, kind, row_id, at))
    return wanted.order_by(at.desc(), row_id.desc()).limit(limit)


def _after(
    cursor: HistoryCursor, kind: HistoryKind, row_id: ColumnElement[Any], at: ColumnElement[Any]
) -> ColumnElement[bool]:
    """What stands later in the list: earlier in time, then by kind, then by id, all descending."""
    instant: datetime = cursor.at
    if kind < cursor.kind:
        return at <= instant
    if kind > cursor.kind:
        return at < instant
    return or_(at < instant, and_(at == instant, row_id < cursor.source_id))
