"""Reading what was given, how it went, and what is liked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, extract, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.case_log.access import of_seen, viewer
from app.model.attachment import Attachment
from app.model.case import Case
from app.model.clue import Clue, SortedAs
from app.model.companion import Companion, CompanionKind, CompanionShare
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.model.occasion import Occasion, OccasionKind
from app.model.preference import Preference, Scope, Strength
from app.moments.ideas.facts import Had, Liked, Tried
from app.moments.ideas.subject import ADULT_FROM, Band, Subject
from app.moments.schemas.rows import PhotoRow
from app.storage.reading import read_rows

LATEST_MOMENTS = 1000
"""So many of the latest moments of a kind count as similar ones."""
NOT_SPENT = (GivenState.DECLINED, GivenState.DROPPED)
LATEST_GIVEN = 2000
_GIVEN, _MOMENT = GivenGesture.__table__.c, Moment.__table__.c

Day = Callable[[datetime], date]


def read_had(session: Session, cards: Sequence[int], *, staff_id: int | None, day: Day) -> tuple[Had, ...]:
    """What these cards were given by moments and by cases that may be seen, with how it was taken."""
    rated = aliased(Case)
    wanted = (
        select(
            _GIVEN.gesture_id,
            _GIVEN.what,
            func.coalesce(_GIVEN.given_at, _MOMENT.delivered_at, _GIVEN.planned_at).label("at"),
            case((_GIVEN.moment_id.is_not(None), _MOMENT.reaction), else_=rated.rating).label("reaction"),
        )
        .select_from(GivenGesture)
        .outerjoin(Moment, Moment.id == _GIVEN.moment_id)
        .outerjoin(rated, rated.id == _GIVEN.case_id)
        .where(
            _GIVEN.customer_id.in_(cards),
            _GIVEN.state == GivenState.GIVEN,
            of_seen(_GIVEN.case_id),
        )
        .order_by(_GIVEN.id)
    )
    rows = session.execute(wanted, dict(viewer(session, staff_id)))
    return tuple(Had(row.gesture_id, row.what, day(row.at), row.reaction) for row in rows)


def read_tried(session: Session, subject: Subject) -> dict[int, Tried]:
    """How each gesture went at the latest moments of this kind, for people like this."""
    latest = (
        select(Moment.id, Moment.reaction)
        .outerjoin(Companion, Companion.id == Moment.companion_id)
        .outerjoin(Occasion, Occasion.id == Moment.occasion_id)
        .where(
            Moment.state == MomentState.DELIVERED,
            Moment.kind == subject.kind,
            band_of_moment() == subject.band.value,
        )
        .order_by(Moment.delivered_at.desc(), Moment.id.desc())
        .limit(LATEST_MOMENTS)
        .subquery()
    )
    wanted = (
        select(
            _GIVEN.gesture_id,
            func.count().label("times"),
            func.count(latest.c.reaction).label("reactions"),
            func.coalesce(func.sum(latest.c.reaction), 0).label("reaction_sum"),
            func.coalesce(func.sum(_GIVEN.cost_minor), 0).label("cost_sum"),
        )
        .join(latest, latest.c.id == _GIVEN.moment_id)
        .where(_GIVEN.state == GivenState.GIVEN, _GIVEN.gesture_id.is_not(None))
        .group_by(_GIVEN.gesture_id)
    )
    return {
        row.gesture_id: Tried(row.times, row.reactions, int(row.reaction_sum), int(row.cost_sum))
        for row in session.execute(wanted)
    }


def band_of_moment() -> ColumnElement[str]:
    """The band of a moment that is joined with its companion and its occasion."""
    known = and_(
        Occasion.kind == OccasionKind.BIRTHDAY, Occasion.year.is_not(None), Moment.occurs_on.is_not(None)
    )
    age = extract("year", Moment.occurs_on) - Occasion.year
    return case(
        (Companion.kind == CompanionKind.PET, Band.PET.value),
        (and_(known, age < ADULT_FROM), Band.CHILD.value),
        (known, Band.ADULT.value),
        (Companion.kind == CompanionKind.CHILD, Band.CHILD.value),
        else_=Band.ADULT.value,
    )


def read_used(session: Session) -> tuple[frozenset[int], bool]:
    """Which gestures were given to anybody of late, and whether that is all that was ever given."""
    latest = select(_GIVEN.gesture_id, _GIVEN.state).order_by(_GIVEN.planned_at.desc()).limit(LATEST_GIVEN)
    rows = session.execute(latest).all()
    used = (row.gesture_id for row in rows if row.state == GivenState.GIVEN)
    return frozenset(used) - {None}, len(rows) < LATEST_GIVEN


def read_planned(session: Session, moment_id: int | None) -> frozenset[int]:
    """What the plan holds already."""
    if moment_id is None:
        return frozenset()
    wanted = select(_GIVEN.gesture_id).where(
        _GIVEN.moment_id == moment_id, _GIVEN.state.not_in(NOT_SPENT), _GIVEN.gesture_id.is_not(None)
    )
    return frozenset(row for row in session.scalars(wanted) if row is not None)


def read_liked(
    session: Session, cards: Sequence[int], *, subject: Subject, name: str, day: Day
) -> tuple[Liked, ...]:
    """What they and those who come along like, and what was noticed of them."""
    return (
        *_preferences(session, cards, subject=subject, name=name, day=day),
        *_clues(session, cards, name=name, day=day),
    )


def _preferences(
    session: Session, cards: Sequence[int], *, subject: Subject, name: str, day: Day
) -> list[Liked]:
    them = aliased(Companion)
    celebrated = select(them.linked_customer_id).where(
        them.id == subject.companion_id, them.linked_customer_id.is_not(None)
    )
    shared = select(CompanionShare.companion_id).where(CompanionShare.customer_id.in_(cards))
    whose = or_(
        Preference.customer_id.in_(cards),
        Preference.companion_id.in_(shared),
        and_(Preference.customer_id.in_(celebrated), Preference.companion_id.is_(None)),
    )
    wanted = (
        select(Preference.customer_id, Preference.text, Preference.noted_at, Companion.name)
        .outerjoin(Companion, Companion.id == Preference.companion_id)
        .where(
            whose,
            Preference.withdrawn_at.is_(None),
            Preference.strength == Strength.LIKE,
            Preference.scope == Scope.STANDING,
        )
        .order_by(Preference.id)
    )
    return [
        Liked(
            row.text,
            row.name or (name if row.customer_id in cards else subject.person),
            _on(row.noted_at, day),
            is_clue=False,
        )
        for row in session.execute(wanted)
    ]


def _clues(session: Session, cards: Sequence[int], *, name: str, day: Day) -> list[Liked]:
    wanted = (
        select(Clue.text, Clue.noticed_at)
        .where(Clue.customer_id.in_(cards), Clue.sorted_as.in_(("", SortedAs.NOTE, SortedAs.MOMENT)))
        .order_by(Clue.id)
    )
    return [Liked(row.text, name, _on(row.noticed_at, day), is_clue=True) for row in session.execute(wanted)]


def _on(at: datetime | None, day: Day) -> date | None:
    return None if at is None else day(at)


def read_photos(session: Session, *, column: str, ids: Sequence[int]) -> dict[int, list[PhotoRow]]:
    """The pictures of gestures, moments or cases (``column`` of an attachment), the newest first."""
    table: Any = Attachment.__table__
    wanted = (
        select(table.c[column].label("owner"), table.c.id, table.c.file_name, table.c.media_type)
        .where(table.c[column].in_(ids), table.c.removed_at.is_(None), table.c.media_type.like("image/%"))
        .order_by(table.c.added_at.desc(), table.c.id.desc())
    )
    photos: dict[int, list[PhotoRow]] = {}
    if ids:
        for row in read_rows(session, wanted):
            photos.setdefault(row.owner, []).append(PhotoRow(row.id, row.file_name, row.media_type))
    return photos
