"""The rows behind the entries of a timeline, and what the words about them need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.customers.schemas.history import HistoryCursor, HistoryKind
from app.model.audit_entry import AuditEntry
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.preference import Preference, PreferenceGroup
from app.model.promise import Promise
from app.model.tag import Tag
from app.model.touchpoint import JourneyStage, Touchpoint
from app.model.visit import Visit
from app.venue.queries import staff_names

_MAPPED: Mapping[HistoryKind, type] = {
    HistoryKind.VISIT: Visit,
    HistoryKind.TOUCHPOINT: Touchpoint,
    HistoryKind.PROMISE: Promise,
    HistoryKind.CLUE: Clue,
    HistoryKind.PREFERENCE: Preference,
    HistoryKind.CHANGE: AuditEntry,
}


@dataclass(frozen=True)
class NamesOfIds:
    """The names behind the ids that rows carry."""

    staff: Mapping[int | None, str]
    stages: Mapping[int | None, str]
    groups: Mapping[int | None, str]
    tags: Mapping[int | None, str]
    companions: Mapping[int | None, str]


def names_of_ids(session: Session, customer_id: int) -> NamesOfIds:
    """The names that the rows of one customer may refer to."""
    companions = select(Companion.id, Companion.name).where(Companion.customer_id == customer_id)
    return NamesOfIds(
        staff=staff_names(session),
        stages=_names(session, select(JourneyStage.id, JourneyStage.name)),
        groups=_names(session, select(PreferenceGroup.id, PreferenceGroup.name)),
        tags=_names(session, select(Tag.id, Tag.name)),
        companions=_names(session, companions),
    )


def _names(session: Session, wanted: Any) -> dict[int | None, str]:
    return {row.id: row.name for row in session.execute(wanted)}


def rows_behind(session: Session, keys: Iterable[HistoryCursor]) -> dict[tuple[HistoryKind, int], Any]:
    """The mapped row of every key, in one statement a kind."""
    ids: dict[HistoryKind, list[int]] = {}
    for key in keys:
        ids.setdefault(key.kind, []).append(key.source_id)
    found: dict[tuple[HistoryKind, int], Any] = {}
    for kind, wanted in ids.items():
        mapped: Any = _MAPPED[kind]
        for row in session.scalars(select(mapped).where(mapped.id.in_(wanted))):
            found[kind, row.id] = row
    return found
