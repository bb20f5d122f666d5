"""From planned to prepared to delivered, or skipped; and the story of it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.moment import Moment, MomentState, MomentTask
from app.moments.schemas.drafts import DeliveryDraft, MomentStoryDraft, SkipDraft
from app.moments.service.checking import (
    check_day,
    earliest_missed,
    get_moment,
    refuse,
    refuse_ended,
    refuse_uncelebrated,
)
from app.moments.service.gestures import MomentGestures
from app.moments.service.task_rows import move_tasks
from app.venue.workplace import Workplace


class MomentStates:
    """Says where a moment stands; each act can be undone."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._gestures = MomentGestures(work)

    @needs(Right.WORK)
    def set_planned(self, moment_id: int, *, version: int) -> Outcome[None]:
        """What was suggested is agreed on; what was prepared needs more work."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=version, state=MomentState.PLANNED)
            refuse_ended(moment)
            moment.state, moment.prepared_at = MomentState.PLANNED, None
            moment.planned_at = moment.planned_at or self._work.now()
        return session.outcome(None, said=_("Planned"), undo_label=_("plan a moment"))

    @needs(Right.WORK)
    def set_prepared(self, moment_id: int, *, version: int) -> Outcome[None]:
        """Everything is ready; raises InvalidInput while a task is open."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=version, state=MomentState.PREPARED)
            refuse_ended(moment)
            _refuse_open_tasks(session, moment)
            now = self._work.now()
            moment.state, moment.prepared_at = MomentState.PREPARED, now
            moment.planned_at = moment.planned_at or now
        return session.outcome(None, said=_("Prepared"), undo_label=_("mark as prepared"))

    @needs(Right.WORK)
    def deliver(self, moment_id: int, draft: DeliveryDraft) -> Outcome[None]:
        """It was done, today where its day is still to come; what was planned counts as given.

        A day of the last week may be named, for what is written down afterwards.
        """
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=draft.version, state=MomentState.DELIVERED)
            refuse_ended(moment)
            refuse_uncelebrated(session, moment)
            today = self._work.today()
            if draft.on is not None and not earliest_missed(today) <= draft.on <= today:
                raise refuse("on", _("Choose today or one of the last seven days."))
            self._gestures.give_planned(session, moment, clash_reason=draft.clash_reason)
            moment.celebrate_on = draft.on or min(moment.celebrate_on or today, today)
            moment.state = MomentState.DELIVERED
            moment.delivered_at, moment.delivered_by = self._work.now(), self._work.staff_id
            moment.reaction, moment.said = draft.reaction, draft.said
            if draft.story:
                self._tell(moment, draft.story)
        return session.outcome(None, said=_("Delivered"), undo_label=_("mark as delivered"))

    @needs(Right.WORK)
    def edit_delivery(self, moment_id: int, draft: DeliveryDraft) -> Outcome[None]:
        """Correct how they took it, or what they said."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=draft.version, reaction=draft.reaction)
            if moment.state != MomentState.DELIVERED:
                raise refuse("state", _("This was not delivered yet."))
            moment.reaction, moment.said = draft.reaction, draft.said
        return session.outcome(None, said=_("Reaction changed"), undo_label=_("change a reaction"))

    @needs(Right.WORK)
    def skip(self, moment_id: int, draft: SkipDraft) -> Outcome[None]:
        """Not this time; the reason stays readable."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=draft.version, state=MomentState.SKIPPED)
            refuse_ended(moment)
            self._gestures.drop_planned(session, moment, note=draft.reason)
            moment.state, moment.skipped_reason = MomentState.SKIPPED, draft.reason
            moment.skipped_at, moment.skipped_by = self._work.now(), self._work.staff_id
        return session.outcome(None, said=_("Skipped this time"), undo_label=_("skip a moment"))

    @needs(Right.WORK)
    def take_up_again(self, moment_id: int, *, version: int) -> Outcome[None]:
        """What was skipped is planned after all; its gestures are chosen anew."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=version, state=MomentState.PLANNED)
            if moment.state != MomentState.SKIPPED:
                raise refuse("state", _("This was not skipped."))
            refuse_uncelebrated(session, moment)
            self._refuse_over(session, moment)
            moment.state, moment.skipped_reason = MomentState.PLANNED, ""
            moment.skipped_at = moment.skipped_by = None
            moment.planned_at, moment.prepared_at = moment.planned_at or self._work.now(), None
        return session.outcome(None, said=_("Planned again"), undo_label=_("take a moment up again"))

    @needs(Right.WORK)
    def tell_story(self, moment_id: int, draft: MomentStoryDraft) -> Outcome[None]:
        """Tell it as a story; empty words take it off the wall."""
        with self._work.write() as session:
            moment = get_moment(session, moment_id, version=draft.version, story=draft.story)
            if moment.state != MomentState.DELIVERED:
                raise refuse("story", _("Tell it when it was delivered."))
            self._tell(moment, draft.story)
        said = _("Told as a story") if draft.story else _("Not told as a story any more")
        return session.outcome(None, said=said, undo_label=_("tell a story"))

    def _refuse_over(self, session: Session, moment: Moment) -> None:
        """What was missed this week is made good today; what is longer ago is over."""
        today = self._work.today()
        if moment.celebrate_on is None or moment.celebrate_on >= today:
            return
        check_day(
            moment.occurs_on or moment.celebrate_on,
            today,
            field="celebrate_on",
            earliest=earliest_missed(today),
        )
        moment.celebrate_on = today
        move_tasks(session, moment, zone=self._work.venue.zone)

    def _tell(self, moment: Moment, story: str) -> None:
        moment.story, moment.is_story = story, bool(story)
        moment.told_at = (moment.told_at or self._work.now()) if story else None


def _refuse_open_tasks(session: Session, moment: Moment) -> None:
    open_tasks = select(func.count()).where(MomentTask.moment_id == moment.id, MomentTask.done_at.is_(None))
    count = session.scalar(open_tasks) or 0
    if count:
        template = ngettext("{count} task is still open.", "{count} tasks are still open.", count)
        raise refuse("state", template.format(count=count))
