"""Preferences and clues of one customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, literal_column, or_, select, text
from sqlalchemy.orm import Session

from app.customers.freshness import freshness
from app.customers.queries.family import SHARED
from app.customers.schemas.knowledge import (
    ClueRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.model.clue import Clue
from app.model.companion import Companion
from app.model.preference import Evidence, MustKind, Preference, PreferenceGroup, Scope, Strength
from app.storage.health_needs import TO_CONFIRM, agrees, holds
from app.storage.reading import read_rows

Names = Mapping[int | None, str]
_ID: BindParameter[Any] = bindparam("customer_id")
_COMPANION, _PREFERENCE = Companion.__table__, Preference.__table__
_WHOSE = _COMPANION.c.name.label("companion_name"), _COMPANION.c.deceased_at.label("companion_died_at")
_PREFERENCES = (
    select(_PREFERENCE, *_WHOSE, literal_column(agrees()).label("agreed"))
    .join_from(_PREFERENCE, _COMPANION, _PREFERENCE.c.companion_id == _COMPANION.c.id, isouter=True)
    .where(
        or_(_PREFERENCE.c.customer_id == _ID, _PREFERENCE.c.companion_id.in_(SHARED)),
        _PREFERENCE.c.withdrawn_at.is_(None),
        text(holds()),
    )
    .order_by(_PREFERENCE.c.id)
)
_GROUPS = select(PreferenceGroup.id, PreferenceGroup.name, PreferenceGroup.key).order_by(
    PreferenceGroup.position, PreferenceGroup.id
)
_CLUES = (
    select(Clue.id, Clue.version, Clue.text, Clue.noticed_at, Clue.staff_id, Clue.visit_id)
    .where(Clue.customer_id == _ID, Clue.sorted_as == "")
    .order_by(Clue.noticed_at.desc(), Clue.id.desc())
)
_STRENGTHS = {strength: place for place, strength in enumerate(Strength)}


def list_preferences(
    session: Session, customer_id: int, *, today: date, zone: str, names: Names, visit_id: int | None
) -> tuple[PreferenceRow, ...]:
    """Those that hold: the standing ones and those for the visit ``visit_id``, the oldest first."""
    clock = ZoneInfo(zone)
    return tuple(
        _preference(row, today, clock, names)
        for row in read_rows(session, _PREFERENCES, customer_id=customer_id)
        if row.scope == Scope.STANDING or (visit_id is not None and row.visit_id == visit_id)
    )


def _preference(row: Any, today: date, clock: ZoneInfo, names: Names) -> PreferenceRow:
    return PreferenceRow(
        id=row.id,
        version=row.version,
        text=row.text,
        strength=Strength(row.strength),
        freshness=freshness(
            times_seen=row.times_seen,
            last_confirmed_on=row.last_confirmed_on,
            evidence=row.evidence,
            today=today,
            noted_on=row.noted_at.astimezone(clock).date(),
        ),
        evidence=Evidence(row.evidence),
        noted_at=row.noted_at,
        detail=row.detail,
        must_kind=MustKind(row.must_kind) if row.must_kind else None,
        scope=Scope(row.scope),
        group_id=row.group_id,
        times_seen=row.times_seen,
        noted_by_name=names.get(row.noted_by, ""),
        last_confirmed_on=row.last_confirmed_on,
        confirmed_by_name=names.get(row.confirmed_by, ""),
        companion_id=row.companion_id,
        companion_name=row.companion_name or "",
        visit_id=row.visit_id,
        of_deceased=row.companion_died_at is not None,
        safety_reason=row.safety_reason,
        to_confirm=row.must_kind == MustKind.HEALTH and row.safety_reason in TO_CONFIRM and not row.agreed,
    )


def list_groups(session: Session) -> tuple[PreferenceGroupRow, ...]:
    """The venue's headings, in order, with nothing under them."""
    return tuple(PreferenceGroupRow(*row) for row in read_rows(session, _GROUPS))


def grouped(
    groups: Iterable[PreferenceGroupRow], preferences: Iterable[PreferenceRow], *, other: str
) -> tuple[PreferenceGroupRow, ...]:
    """The headings that have something under them, musts first; ``other`` heads what has no group."""
    under: dict[int | None, list[PreferenceRow]] = {}
    for row in preferences:
        under.setdefault(row.group_id, []).append(row)
    known = [*groups, PreferenceGroupRow(None, other)]
    return tuple(
        PreferenceGroupRow(group.id, group.name, group.key, _named(under[group.id], group.name))
        for group in known
        if group.id in under
    )


def _named(rows: list[PreferenceRow], group_name: str) -> tuple[PreferenceRow, ...]:
    ordered = sorted(rows, key=lambda row: (_STRENGTHS[row.strength], row.id))
    return tuple(replace(row, group_name=group_name) for row in ordered)


def list_unsorted_clues(session: Session, customer_id: int, *, names: Names) -> tuple[ClueRow, ...]:
    """The clues nobody has sorted, the newest first."""
    return tuple(_clue(row, names) for row in read_rows(session, _CLUES, customer_id=customer_id))


def _clue(row: Any, names: Names) -> ClueRow:
    return ClueRow(
        id=row.id,
        version=row.version,
        text=row.text,
        noticed_at=row.noticed_at,
        staff_name=names.get(row.staff_id, ""),
        visit_id=row.visit_id,
    )
