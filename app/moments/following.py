"""Plans follow what they were made for, whichever form, import or desk changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.core.clock import Clock, local_today
from app.core.recurring import Repeats
from app.gestures.cards import live_card
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentTask
from app.model.occasion import Occasion
from app.model.occasion_line import OccasionLine
from app.moments.service.checking import ENDED, FARTHEST_DAYS, earliest_missed
from app.moments.service.task_rows import move_tasks
from app.occasions.people import may_be_celebrated
from app.storage.chunks import chunks
from app.storage.occasion_lines.families import family_of
from app.storage.occasion_lines.rules import rule_of
from app.storage.recording import Recorded, RowChange
from app.venue.queries import find_venue
from app.venue.rows import VenueRow

_FAMILY = frozenset({"customer", "companion", "companion_share", "consent"})
_OPEN = select(Moment).where(Moment.state.not_in(ENDED)).order_by(Moment.id)
_OF_OCCASIONS = _OPEN.where(Moment.occasion_id.in_(bindparam("ids", expanding=True)))
_OF_COMPANIONS = _OPEN.where(
    Moment.companion_id.is_not(None), Moment.customer_id.in_(bindparam("cards", expanding=True))
)


class MomentKeeper:
    """Moves what is still open: to the day that was put right, and to the parent who may be celebrated.

    Without it a corrected birthday would stand in the agenda twice, planned on the wrong day; and a
    child's plan would be lost with one parent's no, although the day stands under the other one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Move the open moments of what was touched. Comes after the lines of the occasions."""
        occasions = {row.row_id for row in recorded.changes if _is_another_day(row)}
        occasions |= {row_id for kind, row_id in recorded.noted if kind == "occasion"}
        families = recorded.noted_kinds | {row.kind for row in recorded.changes}
        people = recorded.customer_ids if families & _FAMILY else set()
        if not occasions and not people:
            return
        venue = find_venue(session.connection())
        if venue is None:
            return
        for ids in chunks(sorted(occasions)):
            self._move_days(session, session.scalars(_OF_OCCASIONS, {"ids": ids}), venue)
        for ids in chunks(sorted(people)):
            _move_cards(session, ids)

    def _move_days(self, session: Session, moments: Iterable[Moment], venue: VenueRow) -> None:
        today = local_today(self._clock, venue.zone)
        for moment in list(moments):
            before, after = moment.occurs_on, _day_now(session, moment, venue=venue, today=today)
            if after is None or after == before:
                continue
            moment.occurs_on = after
            if moment.celebrate_on == before:
                moment.celebrate_on = max(after, today)
                move_tasks(session, moment, zone=venue.zone)
            session.flush()


def _is_another_day(row: RowChange) -> bool:
    return row.kind == "occasion" and row.before is not None and row.after is not None


def _day_now(session: Session, moment: Moment, *, venue: VenueRow, today: date) -> date | None:
    """The day nearest to the planned one on which it falls now; None where the plan stays as it is."""
    occasion, planned = session.get(Occasion, moment.occasion_id), moment.occurs_on
    if occasion is None or planned is None or occasion.repeats == Repeats.KEEP_IN_TOUCH:
        return None
    around = timedelta(days=FARTHEST_DAYS)
    days = rule_of(occasion).occurrences(planned - around, planned + around, leap_day=venue.leap_day)
    if planned in days:
        return None
    coming = (day for day in days if day >= earliest_missed(today))
    nearest = min(coming, key=lambda day: abs(day - planned), default=None)
    taken = select(Moment.id).where(Moment.occasion_id == occasion.id, Moment.occurs_on == nearest)
    return None if session.scalar(taken.limit(1)) is not None else nearest


def _move_cards(session: Session, customer_ids: Collection[int]) -> None:
    cards = family_of(session.connection(), customer_ids)
    for moment in session.scalars(_OF_COMPANIONS, {"cards": sorted(cards)}).all():
        card = live_card(session, moment.customer_id)
        if session.scalar(select(may_be_celebrated(card.id))):
            continue
        under = select(OccasionLine.customer_id).where(OccasionLine.occasion_id == moment.occasion_id)
        parent = session.scalar(under.limit(1))
        if parent is None:
            continue
        moment.customer_id, moment.visit_id = parent, None
        for belongs in (_tasks(moment), _planned_gestures(moment)):
            for row in session.scalars(belongs):
                row.customer_id = parent
        session.flush()


def _tasks(moment: Moment) -> Select[Any]:
    return select(MomentTask).where(MomentTask.moment_id == moment.id)


def _planned_gestures(moment: Moment) -> Select[Any]:
    return select(GivenGesture).where(
        GivenGesture.moment_id == moment.id, GivenGesture.state == GivenState.PLANNED
    )
