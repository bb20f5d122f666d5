"""Writing down what customers answered, and that they were asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.cases.queries.people import find_live_customer, present_visit
from app.consents.limits import may_read, restricted_words
from app.core.acting import needs
from app.core.errors import Conflict, InvalidInput, NotFound
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.cards import cards_of
from app.model.promise import Promise
from app.model.staff import Staff
from app.model.survey import Metric, SurveyAnswer
from app.storage.editing import apply_edit, get_row
from app.storage.failures import conflict
from app.surveys.queries.answers import find_answer, find_open_ask, last_asked_at
from app.surveys.scale_rules import scale_problem
from app.surveys.schemas.drafts import AnswerDraft, AnswerEdit, AskDraft, CompletionDraft, off_scale
from app.surveys.schemas.rows import AnswerRow, AskDefaults, RestRow
from app.surveys.service.filling import AnswerFiller, settle_instants
from app.surveys.service.follow_up import FollowUps
from app.surveys.service.settings import read_settings
from app.venue.workplace import Workplace

STAYS_OPEN = timedelta(days=30)
"""What somebody says later than that is no answer to the question any more."""
SCALE_FIELDS = ("metric", "scale_min", "scale_max", "high_is_good", "score")


class AnswerService:
    """Records, completes, changes and removes answers; what follows from a bad one is in the same write."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def defaults_for(self, customer_id: int) -> AskDefaults:
        """What a question to this customer is filled with; raises NotFound for one that never was."""
        with self._work.read() as session:
            customer = find_live_customer(session, customer_id)
            if customer is None:
                raise NotFound(_("This card is not there any more."))
            visit = present_visit(session, customer.id)
            return AskDefaults(
                customer_id=customer.id,
                who=customer.display_name,
                languages=tuple(filter(None, map(str.strip, customer.languages.split(",")))),
                visit_id=visit.id if visit else None,
                place=visit.place if visit else "",
            )

    @needs(Right.LOOK)
    def may_ask(self, customer_id: int, metric: Metric) -> RestRow:
        """Whether the venue asks somebody this again already, by its rest period."""
        with self._work.read() as session:
            days = read_settings(session).rest(metric)
            last_at = last_asked_at(session, cards_of(session, customer_id), metric=metric)
        if last_at is None or not days:
            return RestRow(may_ask=True, last_at=last_at)
        until = self._work.wording.local(last_at).date() + timedelta(days=days)
        if until <= self._work.today():
            return RestRow(may_ask=True, last_at=last_at)
        return RestRow(may_ask=False, last_at=last_at, until=until)

    @needs(Right.LOOK)
    def get(self, answer_id: int) -> AnswerRow:
        """The answer; raises NotFound for one that is not there any more."""
        with self._work.read() as session:
            row = self._find(session, answer_id)
        if row is None:
            raise NotFound(_("This is not there any more."))
        return row

    @needs(Right.LOOK)
    def open_ask(self, customer_id: int, metric: Metric) -> AnswerRow | None:
        """The latest question of this kind to a customer that may still be answered; None for none."""
        with self._work.read() as session:
            answer_id = find_open_ask(session, cards_of(session, customer_id), metric=metric)
            row = None if answer_id is None else self._find(session, answer_id)
        if row is None or row.asked_at is None or row.asked_at < self._work.now() - STAYS_OPEN:
            return None
        return row

    def _find(self, session: Session, answer_id: int) -> AnswerRow | None:
        row = find_answer(session, answer_id)
        if row is None or may_read(session, row.customer_id, desk=self._work.desk):
            return row
        return replace(row, comment="", customer_id=None, customer_name=restricted_words())

    @needs(Right.WORK)
    def record(self, draft: AnswerDraft) -> Outcome[int]:
        """Write an answer down; gives its id. Raises InvalidInput naming the field."""
        with self._work.write() as session:
            answer, promise = Recorder(session, self._work).put(draft)
            said = _said(session, answer, promise)
        return session.outcome(answer.id, said=said, undo_label=_("write an answer down"))

    @needs(Right.WORK)
    def ask(self, draft: AskDraft) -> Outcome[int]:
        """Write down that somebody was asked and has not answered; gives its id."""
        with self._work.write() as session:
            row = AnswerFiller(session, self._work).asked(draft)
            session.add(row)
            session.flush()
        said = _("Kept that they were asked")
        return session.outcome(row.id, said=said, undo_label=_("write down that somebody was asked"))

    @needs(Right.WORK)
    def complete(self, answer_id: int, draft: CompletionDraft) -> Outcome[None]:
        """They answered after all; raises Conflict where somebody wrote that down already."""
        with self._work.write() as session:
            row = get_row(session, SurveyAnswer, row_id=answer_id)
            _refuse_second(row, draft)
            if row.version != draft.version:
                raise conflict(theirs={"comment": row.comment}, yours={"comment": draft.comment})
            _check_score(draft.score, row, {})
            now = self._work.now()
            _asked_at, row.answered_at = settle_instants(row.asked_at, draft.answered_at, now=now)
            row.score, row.arrived_at = draft.score, now
            row.comment, row.language = draft.comment, draft.language or row.language
            session.flush()
            promise = FollowUps(session, self._work, read_settings(session)).settle(row, since=now)
            said = _said(session, row, promise)
        return session.outcome(None, said=said, undo_label=_("write an answer down"))

    @needs(Right.WORK)
    def edit(self, answer_id: int, edit: AnswerEdit) -> Outcome[None]:
        """Change an answer; raises Conflict with both sides when somebody else did meanwhile."""
        with self._work.write() as session:
            row = get_row(session, SurveyAnswer, row_id=answer_id)
            values = edit.given()
            self._check_edit(session, row, values)
            apply_edit(row, version=edit.version, values=values)
            session.flush()
            FollowUps(session, self._work, read_settings(session)).settle(row, since=self._work.now())
        return session.outcome(None, said=_("Answer changed"), undo_label=_("change an answer"))

    @needs(Right.WORK)
    def remove(self, answer_id: int, version: int) -> Outcome[None]:
        """Take an answer out, and the promise it made; raises Conflict when it is newer."""
        with self._work.write() as session:
            row = get_row(session, SurveyAnswer, row_id=answer_id)
            if row.version != version:
                raise conflict(theirs={"score": row.score, "comment": row.comment}, yours={})
            FollowUps(session, self._work, read_settings(session)).let_go(row)
            session.delete(row)
        return session.outcome(None, said=_("Answer removed"), undo_label=_("remove an answer"))

    def _check_edit(self, session: Session, row: SurveyAnswer, values: dict[str, Any]) -> None:
        AnswerFiller(session, self._work).check_edit(row, values)
        score = values.get("score", row.score)
        if any(name in values for name in SCALE_FIELDS):
            _check_score(score, row, values)
        now = self._work.now()
        if score is not None and row.score is None:
            values["arrived_at"] = now
        if score is None:
            values.pop("answered_at", None)
        elif values.keys() & {"score", "asked_at", "answered_at"}:
            asked_at, answered_at = (
                values.get("asked_at", row.asked_at),
                values.get("answered_at", row.answered_at),
            )
            values["asked_at"], values["answered_at"] = settle_instants(asked_at, answered_at, now=now)


class Recorder:
    """Puts answers down inside one write, with the promises that follow."""

    def __init__(self, session: Session, work: Workplace) -> None:
        self._session = session
        self._work = work
        self._filler = AnswerFiller(session, work)
        self._follow_ups = FollowUps(session, work, read_settings(session))

    def put(self, draft: AnswerDraft) -> tuple[SurveyAnswer, Promise | None]:
        """The row of an answer, flushed, and the promise it made."""
        answer = self._filler.answered(draft)
        self._session.add(answer)
        self._session.flush()
        return answer, self._follow_ups.settle(answer, since=answer.arrived_at or self._work.now())


def _refuse_second(row: SurveyAnswer, draft: CompletionDraft) -> None:
    if row.score is None:
        return
    raise Conflict(
        _("Somebody else wrote this answer down meanwhile."),
        kept=_("Theirs stands, yours was not saved."),
        to_do=_("Look at it again, then decide."),
        theirs={"score": row.score, "comment": row.comment},
        yours={"score": draft.score, "comment": draft.comment},
    )


def _check_score(score: int | None, row: SurveyAnswer, values: dict[str, Any]) -> None:
    """The scale is one of its question, and the score is on it."""
    metric = Metric(values.get("metric", row.metric))
    ends = values.get("scale_min", row.scale_min), values.get("scale_max", row.scale_max)
    problem = scale_problem(metric, ends, high_is_good=values.get("high_is_good", row.high_is_good))
    if problem is not None:
        raise InvalidInput([problem])
    if score is not None and not ends[0] <= score <= ends[1]:
        raise InvalidInput([off_scale(score, ends)])


def _said(session: Session, answer: SurveyAnswer, promise: Promise | None) -> str:
    words: dict[str, Any] = {"score": answer.score, "high": answer.scale_max}
    owner = session.get(Staff, promise.owner_id) if promise is not None and promise.owner_id else None
    if promise is None:
        return _("{score} out of {high} kept").format(**words)
    if owner is None:
        return _("{score} out of {high} kept, to be answered").format(**words)
    return _("{score} out of {high} kept, {name} will answer").format(name=owner.name, **words)
