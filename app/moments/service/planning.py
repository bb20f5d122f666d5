"""Planning a moment, and changing the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.day_slots import slots_of
from app.core.errors import Conflict
from app.core.outcome import Outcome
from app.core.partial_dates import LeapDay
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.cards import cards_of
from app.model.clue import Clue, SortedAs
from app.model.customer import Customer
from app.model.moment import MILESTONE, SURPRISE, Moment, MomentState
from app.model.occasion import Occasion
from app.model.visit import Visit
from app.moments.schemas.drafts import MomentDraft, MomentEdit
from app.moments.service.budgets import read_budget, refuse_over_budget
from app.moments.service.checking import (
    celebrated_card,
    check_companion,
    check_day,
    check_people,
    earliest_missed,
    get_moment,
    refuse,
    refuse_ended,
    refuse_uncelebrated,
)
from app.moments.service.gestures import MomentGestures
from app.moments.service.playbooks import put_playbook
from app.moments.service.task_rows import move_tasks, put_task
from app.occasions.queries.narrowed import lines_of_occasions
from app.storage.editing import apply_edit, get_row
from app.venue.workplace import Workplace

_COSTS = {"budget_minor", "budget_reason"}


class PlanningService:
    """Makes plans; at most one for each occurrence of an occasion or milestone."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._gestures = MomentGestures(work)

    @needs(Right.WORK)
    def plan_moment(self, draft: MomentDraft) -> Outcome[int]:
        """Plan a moment, with all its gestures and tasks or none of them; gives its id.

        Raises Conflict where it is planned already, InvalidInput with the field that cannot be as it is.
        """
        with self._work.write() as session:
            moment = self._new(session, draft)
            left_out = self._furnish(session, moment, draft)
            refuse_over_budget(session, moment, work=self._work)
        said = self._said(moment)
        return session.outcome(moment.id, said=" ".join([said, *left_out]), undo_label=_("plan a moment"))

    @needs(Right.WORK)
    def edit(self, moment_id: int, edit: MomentEdit) -> Outcome[None]:
        """Change a plan; raises Conflict when somebody else did meanwhile."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=None)
            before = moment.celebrate_on
            changed = self._changed(session, moment, edit)
            apply_edit(moment, version=edit.version, values=changed)
            if "celebrate_on" in changed:
                move_tasks(session, moment, zone=self._work.venue.zone)
            if changed.keys() & _COSTS or _month(moment.celebrate_on) != _month(before):
                refuse_over_budget(session, moment, work=self._work)
        return session.outcome(None, said=_("Plan changed"), undo_label=_("change a plan"))

    @needs(Right.WORK)
    def apply_playbook(self, moment_id: int, playbook_id: int) -> Outcome[None]:
        """Add what a playbook plans; what cannot be is left out and named."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=None)
            refuse_ended(moment)
            refuse_uncelebrated(session, moment)
            before = read_budget(session, moment, today=self._work.today())
            left_out = put_playbook(
                session, moment, playbook_id=playbook_id, gestures=self._gestures, work=self._work
            )
            refuse_over_budget(session, moment, work=self._work, before=before)
        said = " ".join([_("Playbook applied"), *left_out])
        return session.outcome(None, said=said, undo_label=_("apply a playbook"))

    def _changed(self, session: Session, moment: Moment, edit: MomentEdit) -> dict[str, Any]:
        """What would really change; without a day of its own it is done on the day it is about."""
        values = edit.given()
        today = self._work.today()
        if "celebrate_on" in values and values["celebrate_on"] is None and moment.occurs_on is not None:
            values["celebrate_on"] = max(moment.occurs_on, today)
        changed = {key: value for key, value in values.items() if getattr(moment, key) != value}
        if "celebrate_on" in changed:
            refuse_ended(moment)
            check_day(changed["celebrate_on"], today, field="celebrate_on")
        check_people(session, owner_id=changed.get("owner_id"), department_id=changed.get("department_id"))
        return changed

    def _new(self, session: Session, draft: MomentDraft) -> Moment:
        card = celebrated_card(session, draft.customer_id)
        check_people(session, owner_id=draft.owner_id, department_id=draft.department_id)
        today = self._work.today()
        check_day(draft.occurs_on, today, field="occurs_on", earliest=earliest_missed(today))
        check_day(draft.celebrate_on, today, field="celebrate_on")
        if draft.state not in (MomentState.SUGGESTED, MomentState.PLANNED):
            raise refuse("state", _("A plan begins as suggested or planned."))
        values = draft.model_dump(exclude={"customer_id", "playbook_id", "gestures", "tasks", "milestone"})
        moment = Moment(
            **values | {"celebrate_on": self._celebrated(draft, today)},
            customer_id=card.id,
            milestone=draft.milestone or "",
            kind=MILESTONE if draft.milestone else SURPRISE,
            made_at=self._work.now(),
            made_by=self._work.staff_id,
        )
        if draft.occasion_id is not None:
            _take_occasion(session, moment, draft.occasion_id, card=card)
        elif draft.milestone is None and not (draft.title or draft.clue_id):
            raise refuse("title", _("Say what the surprise is, or what gave you the idea."))
        check_companion(session, moment.companion_id, card=card)
        _refuse_other_day(session, moment, leap_day=self._work.venue.leap_day)
        _refuse_of_others(session, moment, card=card)
        if moment.occurs_on is None and moment.kind != SURPRISE:
            raise refuse("occurs_on", _("Say which day this is about."))
        _refuse_second(session, moment)
        if moment.state == MomentState.PLANNED:
            moment.planned_at = self._work.now()
        session.add(moment)
        session.flush()
        return moment

    def _celebrated(self, draft: MomentDraft, today: date) -> date | None:
        """The day itself unless another was chosen; what was missed is made good today."""
        if draft.celebrate_on is not None or draft.occurs_on is None:
            return draft.celebrate_on
        return max(draft.occurs_on, today)

    def _furnish(self, session: Session, moment: Moment, draft: MomentDraft) -> list[str]:
        if draft.clue_id is not None:
            _sort_clue(session, moment, draft.clue_id, work=self._work)
        for gesture in draft.gestures:
            self._gestures.put_gesture(session, moment, draft=gesture)
        for task in draft.tasks:
            put_task(session, moment, draft=task, work=self._work)
        if draft.playbook_id is None:
            return []
        return put_playbook(
            session, moment, playbook_id=draft.playbook_id, gestures=self._gestures, work=self._work
        )

    def _said(self, moment: Moment) -> str:
        title = moment.title or _("A moment")
        if moment.celebrate_on is None:
            return _("“{title}” is kept for a good time").format(title=title)
        day = self._work.wording.on_day(moment.celebrate_on, self._work.today())
        if moment.state == MomentState.SUGGESTED:
            return _("“{title}” is suggested {day}").format(title=title, day=day)
        return _("“{title}” is planned {day}").format(title=title, day=day)


def _month(day: date | None) -> tuple[int, int] | None:
    return (day.year, day.month) if day is not None else None


def _take_occasion(session: Session, moment: Moment, occasion_id: int, *, card: Customer) -> None:
    """Whose day it is follows from the occasion."""
    occasion = get_row(session, Occasion, row_id=occasion_id)
    if occasion.companion_id is None and occasion.customer_id not in cards_of(session, card.id):
        raise refuse("occasion_id", _("This is a day of somebody else."))
    moment.kind, moment.companion_id = occasion.kind, occasion.companion_id


def _refuse_other_day(session: Session, moment: Moment, *, leap_day: LeapDay) -> None:
    """A plan is for one of the days on which the occasion falls; it may be celebrated on any other."""
    if moment.occasion_id is None or moment.occurs_on is None:
        return
    slots = slots_of(moment.occurs_on, leap_day=leap_day)
    found = lines_of_occasions(session, {moment.occasion_id}, customer_ids={moment.customer_id})
    if not any(line.slot in slots for line in found.get(moment.occasion_id, ())):
        raise refuse("occurs_on", _("It does not fall on this day any more. Choose it again in the agenda."))


def _refuse_of_others(session: Session, moment: Moment, *, card: Customer) -> None:
    """The visit and the clue are of the same customer."""
    cards = cards_of(session, card.id)
    if (
        moment.visit_id is not None
        and get_row(session, Visit, row_id=moment.visit_id).customer_id not in cards
    ):
        raise refuse("visit_id", _("This is a visit of somebody else."))
    if moment.clue_id is not None and get_row(session, Clue, row_id=moment.clue_id).customer_id not in cards:
        raise refuse("clue_id", _("This was noticed of somebody else."))


def _refuse_second(session: Session, moment: Moment) -> None:
    """Whoever plans what is planned already is shown the first plan instead."""
    same = Moment.occurs_on == moment.occurs_on
    if moment.occasion_id is not None:
        wanted = select(Moment).where(Moment.occasion_id == moment.occasion_id, same)
    elif moment.milestone:
        wanted = select(Moment).where(
            Moment.customer_id == moment.customer_id,
            Moment.milestone == moment.milestone,
            Moment.milestone_number == moment.milestone_number,
            same,
        )
    else:
        return
    first = session.scalars(wanted).first()
    if first is not None:
        raise Conflict(
            _("This is planned already: {title}.").format(title=first.title or _("without words yet")),
            kept=_("The first plan stands."),
            to_do=_("Open it and change it there."),
            theirs={"moment_id": first.id},
            yours={},
        )


def _sort_clue(session: Session, moment: Moment, clue_id: int, *, work: Workplace) -> None:
    clue = get_row(session, Clue, row_id=clue_id)
    if not clue.sorted_as:
        clue.sorted_as, clue.sorted_into_id, clue.sorted_at = SortedAs.MOMENT, moment.id, work.now()
