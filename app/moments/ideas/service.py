"""Ideas for a moment: what could be given, the best first, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.consents.limits import refuse_reading
from app.core.acting import needs
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.cards import cards_of, live_card
from app.gestures.clashes import against_gesture
from app.gestures.known import list_known
from app.gestures.occasion_clashes import GuardOnOccasion
from app.gestures.queries.catalogue import list_gestures
from app.gestures.schemas import Clash, ClashKind, ClashReport, GestureRow
from app.model.moment import Moment
from app.moments.ideas.facts import Facts, Had, TimeLeft, marks_of_gesture
from app.moments.ideas.queries import (
    read_had,
    read_liked,
    read_photos,
    read_planned,
    read_tried,
    read_used,
)
from app.moments.ideas.rules import NEVER_TWICE, RULES
from app.moments.ideas.subject import Subject, subject_of
from app.moments.schemas.rows import IdeaRow, PhotoRow, Reason
from app.moments.service.budgets import read_budget, spent_in_month
from app.moments.service.settings import read_settings
from app.moments.timing import end_of, ready_at
from app.occasions.schemas import MomentKey
from app.venue.workplace import Workplace

BLOCKED_SHOWN = 2
"""So many of what is blocked are shown at least, so that nobody wonders where they went."""


class IdeaService:
    """Ranks the catalogue for one moment by the stated rules; it never says that something is safe."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._guard = GuardOnOccasion()

    @needs(Right.LOOK)
    def ideas_for(self, key: MomentKey, *, celebrate_on: date | None, limit: int = 8) -> tuple[IdeaRow, ...]:
        """The best ideas first, then what comes too late, and last what is blocked, with the sentence why."""
        with self._work.read() as session:
            subject = subject_of(session, key)
            refuse_reading(session, subject.customer_id, desk=self._work.desk)
            offered = [one for one in list_gestures(session) if one.for_moments]
            facts = self._read_facts(session, subject, offered, celebrate_on)
            photos = read_photos(session, column="gesture_id", ids=[one.id for one in offered])
        ideas = [
            self._idea(facts, gesture, photos.get(gesture.id, []))
            for gesture in offered
            if gesture.id not in facts.planned_here
        ]
        return best_first(ideas, limit=limit)

    @needs(Right.LOOK)
    def against_occasion(self, key: MomentKey) -> ClashReport:
        """What speaks against celebrating this at all."""
        with self._work.read() as session:
            subject = subject_of(session, key)
            refuse_reading(session, subject.customer_id, desk=self._work.desk)
            return self._guard.check_occasion(
                session,
                subject.customer_id,
                kind=subject.kind,
                label=subject.label,
                companion_id=subject.companion_id,
            )

    def _read_facts(
        self, session: Session, subject: Subject, offered: Sequence[GestureRow], on: date | None
    ) -> Facts:
        card = live_card(session, subject.customer_id)
        cards, zone = cards_of(session, card.id), self._work.venue.zone
        ready_by = read_settings(session).ready_by
        used, used_is_all = read_used(session)

        def day(at: datetime) -> date:
            return self._work.wording.local(at).date()

        return Facts(
            today=self._work.today(),
            wording=self._work.wording,
            person=subject.person,
            time_left=TimeLeft(
                self._work.now(),
                ready_at(on, ready_by=ready_by, zone=zone) if on else None,
                end_of(on, zone=zone) if on else None,
            ),
            money_left_minor=self._money_left(session, subject, on),
            known=tuple(
                list_known(session, card.id, companion_id=subject.companion_id, desk=self._work.desk)
            ),
            liked=read_liked(
                session, cards, subject=subject, name=card.preferred_name or card.display_name, day=day
            ),
            had=read_had(session, cards, staff_id=self._work.staff_id, day=day),
            tried=read_tried(session, subject),
            used_anywhere=used,
            used_is_all=used_is_all,
            planned_here=read_planned(session, subject.moment_id),
            about={one.id: marks_of_gesture(one) for one in offered},
        )

    def _money_left(self, session: Session, subject: Subject, on: date | None) -> int | None:
        """What may still be spent, for this moment and in its month, whichever is less."""
        moment = session.get(Moment, subject.moment_id) if subject.moment_id is not None else None
        today = self._work.today()
        settings = read_settings(session)
        left = []
        if moment is not None:
            budget = read_budget(session, moment, today=today)
            if budget.moment_minor is not None:
                left.append(budget.moment_minor - budget.planned_minor)
        elif settings.budget_moment_minor is not None:
            left.append(settings.budget_moment_minor)
        if settings.budget_month_minor is not None:
            left.append(settings.budget_month_minor - spent_in_month(session, on or today))
        return min(left, default=None)

    def _idea(self, facts: Facts, gesture: GestureRow, photos: Sequence[PhotoRow]) -> IdeaRow:
        clashes = against_gesture(facts.known, gesture.name, kind=gesture.kind, contains=gesture.contains)
        said = [rule(facts, gesture) for rule in RULES]
        reasons = [*_blocking(clashes), *(reason for reason in said if reason is not None)]
        same = [one for one in facts.had if one.is_same(gesture)]
        again = self._again(facts, same)
        ready = facts.time_left.ready_at
        return IdeaRow(
            gesture_id=gesture.id,
            name=gesture.name,
            kind=gesture.kind,
            cost_minor=gesture.cost_minor,
            lead_minutes=gesture.lead_minutes,
            department_id=gesture.department_id,
            photo=photos[0] if photos else None,
            reasons=tuple(reasons),
            points=sum(reason.points for reason in reasons),
            feasible=facts.time_left.allows(gesture.lead_minutes),
            order_by=ready - timedelta(minutes=gesture.lead_minutes) if ready else None,
            clashes=ClashReport((*clashes.clashes, *again), clashes.unknown),
            times_had=len(same),
        )

    def _again(self, facts: Facts, same: Sequence[Had]) -> tuple[Clash, ...]:
        latest = max((one.on for one in same), default=None)
        if latest is None or latest <= facts.today - NEVER_TWICE:
            return ()
        what = next(one.what for one in same if one.on == latest)
        sentence = _("“{what}” was given on {day}").format(what=what, day=self._work.wording.day(latest))
        return (Clash(ClashKind.SAME_AGAIN, sentence, "", blocking=False, needs_manager=False),)


def best_first(ideas: Sequence[IdeaRow], *, limit: int) -> tuple[IdeaRow, ...]:
    """What can be done first, then what comes too late, last what is blocked; equal ones in catalogue order."""
    free = sorted((one for one in ideas if not one.clashes.blocks), key=_rank)
    blocked = sorted((one for one in ideas if one.clashes.blocks), key=_rank)
    shown = free[: max(limit - min(BLOCKED_SHOWN, len(blocked)), 0)]
    return (*shown, *blocked[: limit - len(shown)])


def _rank(idea: IdeaRow) -> tuple[bool, int]:
    return (not idea.feasible, -idea.points)


def _blocking(report: ClashReport) -> list[Reason]:
    """What forbids it, in whose words, and who may allow it all the same."""
    reasons = []
    for clash in report.clashes:
        if not clash.blocking:
            continue
        template = (
            _("{whose}: “{sentence}”. Only a manager may give it all the same, with a reason.")
            if clash.needs_manager
            else _("{whose}: “{sentence}”. Give it all the same only with a reason.")
        )
        reasons.append(Reason("clash", template.format(whose=clash.whose, sentence=clash.sentence), 0))
    return reasons
