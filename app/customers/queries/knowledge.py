"""Preferences, companions, occasions and clues of one customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from app.core.partial_dates import LeapDay
from app.core.recurring import Repeats
from app.customers.freshness import freshness
from app.customers.schemas.knowledge import (
    ClueRow,
    CompanionRow,
    OccasionRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.model.clue import Clue
from app.model.companion import Companion, CompanionKind
from app.model.customer import Customer
from app.model.occasion import Occasion, OccasionKind
from app.model.preference import Evidence, MustKind, Preference, PreferenceGroup, Scope, Strength
from app.storage.occasion_lines.contacts import last_contact_of
from app.storage.occasion_lines.rules import rule_of
from app.storage.reading import read_rows

Names = Mapping[int | None, str]
_ID: BindParameter[Any] = bindparam("customer_id")
_COMPANION, _OCCASION, _PREFERENCE = Companion.__table__, Occasion.__table__, Preference.__table__
_WHOSE = _COMPANION.c.name.label("companion_name")
_PREFERENCES = (
    select(_PREFERENCE, _WHOSE)
    .join_from(_PREFERENCE, _COMPANION, _PREFERENCE.c.companion_id == _COMPANION.c.id, isouter=True)
    .where(_PREFERENCE.c.customer_id == _ID, _PREFERENCE.c.withdrawn_at.is_(None))
    .order_by(_PREFERENCE.c.id)
)
_GROUPS = select(PreferenceGroup.id, PreferenceGroup.name, PreferenceGroup.key).order_by(
    PreferenceGroup.position, PreferenceGroup.id
)
_OCCASIONS = (
    select(_OCCASION, _WHOSE)
    .join_from(_OCCASION, _COMPANION, _OCCASION.c.companion_id == _COMPANION.c.id, isouter=True)
    .where(_OCCASION.c.customer_id == _ID)
)
_LINKED = Customer.__table__.alias()
_COMPANIONS = (
    select(_COMPANION, _LINKED.c.display_name.label("linked_name"))
    .join_from(_COMPANION, _LINKED, _COMPANION.c.linked_customer_id == _LINKED.c.id, isouter=True)
    .where(_COMPANION.c.customer_id == _ID)
    .order_by(_COMPANION.c.id)
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


def list_occasions(
    session: Session, customer_id: int, *, today: date, leap_day: LeapDay
) -> tuple[OccasionRow, ...]:
    """The dates of the customer and the companions, the next one first; those that are over come last."""
    found = list(read_rows(session, _OCCASIONS, customer_id=customer_id))
    last_contact = None
    if any(row.repeats == Repeats.KEEP_IN_TOUCH for row in found):
        last_contact = last_contact_of(session.connection(), customer_id)
    rows = [_occasion(row, today, leap_day=leap_day, last_contact=last_contact) for row in found]
    return tuple(sorted(rows, key=lambda row: (row.next_on is None, row.next_on or today, row.id)))


def _occasion(row: Any, today: date, *, leap_day: LeapDay, last_contact: date | None) -> OccasionRow:
    rule = rule_of(row)
    next_on = rule.next_on(today, leap_day=leap_day, last_contact=last_contact)
    return OccasionRow(
        id=row.id,
        version=row.version,
        kind=OccasionKind(row.kind),
        on=rule.on,
        repeats=rule.repeats,
        label=row.label,
        next_on=next_on,
        years=rule.years_on(next_on) if next_on else None,
        companion_id=row.companion_id,
        companion_name=row.companion_name or "",
    )


def list_companions(
    session: Session,
    customer_id: int,
    *,
    occasions: Iterable[OccasionRow],
    musts: Iterable[PreferenceRow],
) -> tuple[CompanionRow, ...]:
    """The companions, the oldest entry first, each with their own occasions and musts."""
    dates, needs = tuple(occasions), tuple(musts)
    return tuple(
        CompanionRow(
            id=row.id,
            version=row.version,
            name=row.name,
            kind=CompanionKind(row.kind),
            relation=row.relation,
            note=row.note,
            linked_customer_id=row.linked_customer_id,
            linked_customer_name=row.linked_name or "",
            occasions=tuple(each for each in dates if each.companion_id == row.id),
            musts=tuple(each for each in needs if each.companion_id == row.id),
        )
        for row in read_rows(session, _COMPANIONS, customer_id=customer_id)
    )


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
