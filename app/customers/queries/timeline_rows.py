"""The rows behind the entries of a timeline, and what the words about them need."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, String, bindparam, cast, or_, select
from sqlalchemy.orm import Session

from app.audit.names import NamesOfIds
from app.audit.queries.names import customer_names
from app.customers.schemas.history import HistoryCursor, HistoryKind
from app.model.audit_entry import AuditEntry
from app.model.case import Case
from app.model.clue import Clue
from app.model.companion import Companion, CompanionShare
from app.model.moment import Moment
from app.model.occasion import OwnOccasionKind
from app.model.preference import Preference, PreferenceGroup
from app.model.promise import Promise
from app.model.survey import SurveyAnswer
from app.model.tag import Tag
from app.model.touchpoint import JourneyStage, Touchpoint
from app.model.visit import Visit
from app.storage.reading import read_rows
from app.venue.queries import staff_names

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ROWS = {
    kind: select(mapped.__table__).where(mapped.__table__.c.id.in_(_IDS))
    for kind, mapped in {
        HistoryKind.VISIT: Visit,
        HistoryKind.TOUCHPOINT: Touchpoint,
        HistoryKind.PROMISE: Promise,
        HistoryKind.CLUE: Clue,
        HistoryKind.PREFERENCE: Preference,
        HistoryKind.CHANGE: AuditEntry,
        HistoryKind.CASE: Case,
        HistoryKind.MOMENT: Moment,
        HistoryKind.ANSWER: SurveyAnswer,
    }.items()
}
_STAGES = select(JourneyStage.id, JourneyStage.name)
_GROUPS = select(PreferenceGroup.id, PreferenceGroup.name)
_TAGS = select(Tag.id, Tag.name)
_OWN_KINDS = select(OwnOccasionKind.id, OwnOccasionKind.name)
_WHOSE: BindParameter[Any] = bindparam("customer_id")
_SHARED = select(CompanionShare.companion_id).where(CompanionShare.customer_id == _WHOSE)
_COMPANIONS = select(Companion.id, Companion.name).where(
    or_(Companion.customer_id == _WHOSE, Companion.id.in_(_SHARED))
)
_AUDIT = AuditEntry.__table__
_REFERRED = select(_AUDIT.c.details).where(
    _AUDIT.c.customer_id == _WHOSE,
    _AUDIT.c.kind == "customer",
    cast(_AUDIT.c.details, String).contains('"referred_by_id"'),
)


def names_of_ids(session: Session, customer_id: int) -> NamesOfIds:
    """The names that the rows of one customer may refer to."""
    return NamesOfIds(
        staff=staff_names(session),
        stages=_names(read_rows(session, _STAGES)),
        groups=_names(read_rows(session, _GROUPS)),
        tags=_names(read_rows(session, _TAGS)),
        companions=_names(read_rows(session, _COMPANIONS, customer_id=customer_id)),
        own_kinds=_names(read_rows(session, _OWN_KINDS)),
        customers=_referrers(session, customer_id),
    )


def _referrers(session: Session, customer_id: int) -> dict[int | None, str]:
    """Who was ever said to have recommended the venue to a customer."""
    told = read_rows(session, _REFERRED, customer_id=customer_id).scalars()
    ids = {each for details in told for each in details.get("referred_by_id") or () if each is not None}
    return customer_names(session, ids)


def _names(rows: Iterable[Any]) -> dict[int | None, str]:
    return {row.id: row.name for row in rows}


def rows_behind(session: Session, keys: Iterable[HistoryCursor]) -> dict[tuple[HistoryKind, int], Any]:
    """The row of every key, in one statement a kind."""
    ids: dict[HistoryKind, list[int]] = {}
    for key in keys:
        ids.setdefault(key.kind, []).append(key.source_id)
    found: dict[tuple[HistoryKind, int], Any] = {}
    for kind, wanted in ids.items():
        for row in read_rows(session, _ROWS[kind], ids=wanted):
            found[kind, row.id] = row
    return found
