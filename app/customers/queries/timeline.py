"""The order of a customer's timeline: what comes next, whatever kind it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Session

from app.case_log.access import SEEN, of_seen
from app.customers.schemas.history import HistoryCursor, HistoryKind
from app.model.attachment import Attachment
from app.model.audit_entry import AuditAction, AuditEntry
from app.model.base import UtcInstant
from app.model.case import Case
from app.model.clue import Clue
from app.model.companion import CompanionShare
from app.model.moment import Moment, MomentState
from app.model.preference import Preference
from app.model.promise import Promise
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.storage.expressions import MidnightOf
from app.storage.health_needs import holds
from app.storage.reading import read_rows

TOLD_AS_CHANGES = (
    "customer",
    "contact_point",
    "alias",
    "companion",
    "companion_share",
    "occasion",
    "consent",
    "customer_tag",
    "attachment",
)
"""Kinds of rows whose every change is told; those of the other kinds have entries of their own."""
TOLD_NOWHERE_ELSE = (AuditAction.READ, AuditAction.ERASED)
"""What is no change of a row; the log of the venue tells it."""
TOLD_WHEN_CHANGED = ("preference",)
_ID = bindparam("customer_id", type_=Integer)
_MINUTES = bindparam("minutes", type_=Integer)
_MOST = bindparam("most", type_=Integer)
_AT = bindparam("at", type_=UtcInstant())


def timeline_keys(
    session: Session,
    customer_id: int,
    *,
    kinds: Collection[HistoryKind],
    cursor: HistoryCursor | None,
    limit: int,
    minutes: int,
    viewer: Mapping[str, Any],
) -> list[HistoryCursor]:
    """The next ``limit`` entries after ``cursor``, the newest first, as (at, kind, id).

    ``minutes`` is how far the venue's clock is ahead of UTC: a visit without a time stands at midnight.
    ``viewer`` are the values that say whose cases are seen.
    """
    place = {} if cursor is None else {"at": cursor.at, "id": cursor.source_id}
    statement = _statement(frozenset(kinds), None if cursor is None else cursor.kind)
    values = {"customer_id": customer_id, "minutes": minutes, "most": limit, **place, **viewer}
    rows = read_rows(session, statement, **values)
    return [HistoryCursor(row.at, HistoryKind(row.kind), row.id) for row in rows]


@cache
def _statement(kinds: frozenset[HistoryKind], after: HistoryKind | None) -> Select[*tuple[Any, ...]]:
    """Each source gives its newest, of which the newest are taken; ``after`` is the kind of the cursor."""
    sources = _sources()
    parts = [_part(kind, sources[kind], after) for kind in HistoryKind if kind in kinds]
    together = union_all(*(select(part.subquery()) for part in parts)).subquery()
    newest = together.c.at.desc(), together.c.kind.desc(), together.c.id.desc()
    return select(together).order_by(*newest).limit(_MOST)


Source = tuple[ColumnElement[Any], ColumnElement[Any], ColumnElement[bool]]
"""What an entry's id is, when it stands, and which rows belong."""


def _sources() -> dict[HistoryKind, Source]:
    visit, promise, audit = Visit.__table__.c, Promise.__table__.c, AuditEntry.__table__.c
    clue, touchpoint, preference = Clue.__table__.c, Touchpoint.__table__.c, Preference.__table__.c
    case, moment = Case.__table__.c, Moment.__table__.c
    answer = SurveyAnswer.__table__.c
    visited_at = func.coalesce(visit.started_at, MidnightOf(visit.arrives_on, _MINUTES))
    promised_at = func.coalesce(promise.settled_at, promise.made_at)
    told = or_(
        and_(audit.kind.in_(TOLD_AS_CHANGES), audit.action.not_in(TOLD_NOWHERE_ELSE), not_(of_a_case(audit))),
        and_(audit.kind.in_(TOLD_WHEN_CHANGED), audit.action == AuditAction.CHANGED),
    )
    done_at = func.coalesce(moment.delivered_at, moment.skipped_at, moment.planned_at, moment.made_at)
    shared = select(CompanionShare.companion_id).where(CompanionShare.customer_id == _ID)
    celebrated = and_(
        or_(moment.customer_id == _ID, moment.companion_id.in_(shared)),
        moment.state != MomentState.SUGGESTED,
    )
    mine = and_(case.customer_id == _ID, case.removed_at.is_(None), SEEN)
    return {
        HistoryKind.VISIT: (visit.id, visited_at, visit.customer_id == _ID),
        HistoryKind.TOUCHPOINT: (touchpoint.id, touchpoint.at, touchpoint.customer_id == _ID),
        HistoryKind.CASE: (case.id, case.reported_at, mine),
        HistoryKind.PROMISE: (
            promise.id,
            promised_at,
            and_(promise.customer_id == _ID, of_seen(promise.case_id)),
        ),
        HistoryKind.MOMENT: (moment.id, done_at, celebrated),
        HistoryKind.ANSWER: (
            answer.id,
            func.coalesce(answer.answered_at, answer.asked_at),
            and_(answer.customer_id == _ID, of_seen(answer.case_id)),
        ),
        HistoryKind.CLUE: (clue.id, clue.noticed_at, clue.customer_id == _ID),
        HistoryKind.PREFERENCE: (
            preference.id,
            preference.noted_at,
            and_(preference.customer_id == _ID, text(holds())),
        ),
        HistoryKind.CHANGE: (audit.id, audit.at, and_(audit.customer_id == _ID, told)),
    }


def of_a_case(audit: Any) -> ColumnElement[bool]:
    """Whether an audit entry is about a file of a case, which the log of the case tells."""
    kept = exists().where(Attachment.id == audit.row_id, Attachment.case_id.is_not(None))
    return and_(audit.kind == "attachment", kept)


def _part(kind: HistoryKind, source: Source, after: HistoryKind | None) -> Select[*tuple[Any, ...]]:
    row_id, at, mine = source
    wanted = select(literal(str(kind)).label("kind"), row_id.label("id"), at.label("at")).where(mine)
    if after is not None:
        wanted = wanted.where(_later(kind, after, row_id, at))
    return wanted.order_by(at.desc(), row_id.desc()).limit(_MOST)


def _later(
    kind: HistoryKind, after: HistoryKind, row_id: ColumnElement[Any], at: ColumnElement[Any]
) -> ColumnElement[bool]:
    """What stands later in the list: earlier in time, then by kind, then by id, all descending."""
    if kind < after:
        return at <= _AT
    if kind > after:
        return at < _AT
    return or_(at < _AT, and_(at == _AT, row_id < bindparam("id", type_=Integer)))
