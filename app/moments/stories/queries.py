"""Reading the moments and cases that were told as stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.case_log.access import visible_to
from app.core.words import gettext as _
from app.model.case import Case
from app.model.companion import Companion
from app.model.customer import Customer
from app.model.moment import Milestone, Moment, MomentState
from app.moments.schemas.rows import StoryRow
from app.occasions.people import comes_along, may_be_celebrated
from app.occasions.words.kinds import kind_words, milestone_words
from app.venue.queries import staff_names
from app.venue.workplace import Workplace


def read_stories(session: Session, work: Workplace) -> Iterator[StoryRow]:
    """Every story of somebody who may be celebrated, in no order and without its photos."""
    names = staff_names(session)
    for row in session.execute(_moments()):
        day = row.celebrate_on or row.occurs_on or work.wording.local(row.delivered_at or row.made_at).date()
        yield StoryRow(
            moment_id=row.id,
            case_id=None,
            on=day,
            title=row.title or _what(row),
            who=_who(row.companion, row.customer),
            customer_id=row.live_id,
            text=row.story,
            said=row.said,
            reaction=row.reaction,
            told_by=names.get(row.delivered_by, ""),
            photos=(),
        )
    seen = visible_to(session, work.staff_id)
    for row in session.execute(_cases().where(seen)):
        yield StoryRow(
            moment_id=None,
            case_id=row.id,
            on=work.wording.local(row.closed_at or row.reported_at).date(),
            title=row.what,
            who=row.customer or row.walk_in,
            customer_id=row.live_id,
            text=row.story,
            said="",
            reaction=row.rating,
            told_by=names.get(row.owner_id, ""),
            photos=(),
        )


def _moments() -> Any:
    card, live = aliased(Customer), aliased(Customer)
    return (
        select(
            Moment.id,
            Moment.celebrate_on,
            Moment.occurs_on,
            Moment.delivered_at,
            Moment.made_at,
            Moment.title,
            Moment.kind,
            Moment.milestone,
            Moment.milestone_number,
            Moment.story,
            Moment.said,
            Moment.reaction,
            Moment.delivered_by,
            live.id.label("live_id"),
            live.display_name.label("customer"),
            Companion.name.label("companion"),
        )
        .join(card, card.id == Moment.customer_id)
        .join(live, live.id == func.coalesce(card.merged_into_id, card.id))
        .outerjoin(Companion, Companion.id == Moment.companion_id)
        .where(
            Moment.is_story,
            Moment.state == MomentState.DELIVERED,
            may_be_celebrated(live.id),
            comes_along(Companion),
        )
    )


def _cases() -> Any:
    card, live = aliased(Customer), aliased(Customer)
    return (
        select(
            Case.id,
            Case.what,
            Case.walk_in,
            Case.reported_at,
            Case.closed_at,
            Case.story,
            Case.rating,
            Case.owner_id,
            live.id.label("live_id"),
            live.display_name.label("customer"),
        )
        .outerjoin(card, card.id == Case.customer_id)
        .outerjoin(live, live.id == func.coalesce(card.merged_into_id, card.id))
        .where(
            Case.is_story,
            Case.removed_at.is_(None),
            or_(Case.customer_id.is_(None), and_(live.id.is_not(None), may_be_celebrated(live.id))),
        )
    )


def _what(row: Any) -> str:
    """What was celebrated, where nobody gave it a title."""
    if row.milestone:
        return milestone_words(Milestone(row.milestone), row.milestone_number)
    return kind_words(row.kind)


def _who(companion: str | None, customer: str) -> str:
    if not companion:
        return customer
    return _("{name}, with {customer}").format(name=companion, customer=customer)
