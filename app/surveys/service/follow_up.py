"""The promise to answer somebody who was not content: made, withdrawn and moved with what they said."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.queries.people import first_manager
from app.core.words import gettext as _
from app.model.promise import Promise, PromiseState
from app.model.staff import Staff
from app.model.survey import LeftOut, Metric, SurveyAnswer
from app.surveys.scale_rules import calls_for_answer
from app.surveys.settings import SurveySettings
from app.venue.workplace import Workplace


class FollowUps:
    """Keeps the promise of each answer in step with it, inside one write."""

    def __init__(self, session: Session, work: Workplace, settings: SurveySettings) -> None:
        self._session = session
        self._work = work
        self._settings = settings

    def settle(self, answer: SurveyAnswer, *, since: datetime) -> Promise | None:
        """Make, move or withdraw the promise of an answer that is flushed; gives the open one.

        ``since`` is when the venue knew how bad it is: from there the time to answer runs.
        """
        promises = self._promises(answer)
        opened = [one for one in promises if one.state == PromiseState.OPEN]
        if not self.is_due(answer):
            for promise in opened:
                self._session.delete(promise)
            return None
        if not promises:
            opened = [self._make(answer, since)]
        for promise in opened:
            promise.customer_id = answer.customer_id
            promise.visit_id = answer.visit_id
        return opened[0] if opened else None

    def let_go(self, answer: SurveyAnswer) -> None:
        """Before an answer is removed: its open promise goes, a settled one stays where somebody is named."""
        for promise in self._promises(answer):
            named = promise.customer_id is not None or promise.case_id is not None
            if named and promise.state != PromiseState.OPEN:
                promise.answer_id = None
            else:
                self._session.delete(promise)
        self._session.flush()

    def is_due(self, answer: SurveyAnswer) -> bool:
        """Whether this answer is to be answered: bad, meant in earnest, and not long past."""
        if answer.score is None or answer.answered_at is None or answer.left_out != LeftOut.NO:
            return False
        if answer.answered_at < self._work.now() - timedelta(days=self._settings.back_days):
            return False
        ends = answer.scale_min, answer.scale_max
        return calls_for_answer(
            Metric(answer.metric), answer.score, ends=ends, high_is_good=answer.high_is_good
        )

    def _promises(self, answer: SurveyAnswer) -> list[Promise]:
        mine = select(Promise).where(Promise.answer_id == answer.id).order_by(Promise.id)
        return list(self._session.scalars(mine))

    def _make(self, answer: SurveyAnswer, since: datetime) -> Promise:
        promise = Promise(
            customer_id=answer.customer_id,
            answer_id=answer.id,
            visit_id=answer.visit_id,
            what=_("Answer their {score} out of {high}").format(score=answer.score, high=answer.scale_max),
            due_at=since + timedelta(hours=self._settings.follow_up_hours),
            owner_id=self._owner_id(answer),
            made_at=self._work.now(),
            made_by=self._work.staff_id,
            state=PromiseState.OPEN,
        )
        self._session.add(promise)
        self._session.flush()
        return promise

    def _owner_id(self, answer: SurveyAnswer) -> int | None:
        """Whoever looked after them, while they work here; else a manager."""
        staff = self._session.get(Staff, answer.staff_id) if answer.staff_id is not None else None
        if staff is not None and staff.active:
            return staff.id
        manager = first_manager(self._session)
        return manager.id if manager else None
