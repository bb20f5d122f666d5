"""Answering back those who were not content, and saying how soon that was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cases.queries.people import find_live_customer
from app.consents.limits import why_not_to_approach
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.measures.closing_loops import ClosedLoops, closed_loops
from app.core.measures.shares import Share
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.contact_point import ContactKind, ContactPoint
from app.model.customer import Customer
from app.model.promise import Promise, PromiseState
from app.model.survey import SurveyAnswer
from app.model.touchpoint import Touchpoint
from app.storage.editing import apply_edit, get_row
from app.surveys.queries.waiting import find_waiting, list_waiting, read_loops
from app.surveys.replies.templates import ReplyFacts, Template, fill_reply, offered_to
from app.surveys.schemas.closing import ReplyDraft, ReplyStart, ToAnswerRow, Waiting
from app.surveys.service.settings import read_settings
from app.surveys.service.templates import TemplateService
from app.venue.queries import staff_names
from app.venue.workplace import Workplace

SHOWN = 200


class ClosingService:
    """Lists who waits, begins an answer from a template, and keeps that it was given."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._templates = TemplateService(work)

    @needs(Right.LOOK)
    def list_waiting(
        self, *, offset: int = 0, limit: int = SHOWN, cancellation: Cancellation | None = None
    ) -> Waiting:
        """Those who wait for an answer, the oldest first."""
        with self._work.read(cancellation) as session:
            return list_waiting(
                session, now=self._work.now(), staff_id=self._work.staff_id, offset=offset, limit=limit
            )

    @needs(Right.LOOK)
    def find_waiting(self, answer_id: int) -> ToAnswerRow | None:
        """What is to be answered of this answer; None when nothing is, or not any more."""
        with self._work.read() as session:
            return find_waiting(session, answer_id, now=self._work.now(), staff_id=self._work.staff_id)

    @needs(Right.LOOK)
    def pace(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        cancellation: Cancellation | None = None,
    ) -> ClosedLoops:
        """How soon those were answered whose answers arrived on these days, both included.

        A promise to answer that was broken is missed, and nobody waits for it any more.
        """
        begin = None if since is None else self._midnight(since)
        end = None if until is None else self._midnight(until + timedelta(days=1))
        with self._work.read(cancellation) as session:
            hours = read_settings(session).follow_up_hours
            loops, broken = read_loops(session, since=begin, until=end)
        told = closed_loops(loops, target=timedelta(hours=hours), now=self._work.now())
        share = Share(told.in_target.k, told.in_target.n + broken)
        return ClosedLoops(share, told.taken, told.waiting, told.oldest)

    @needs(Right.LOOK)
    def target_hours(self) -> int:
        """Within how many hours the venue wants them to be answered."""
        with self._work.read() as session:
            return read_settings(session).follow_up_hours

    @needs(Right.LOOK)
    def start_reply(self, answer_id: int, shipped: Mapping[str, Sequence[Template]]) -> ReplyStart:
        """The templates in their language, filled in, and where an answer can go."""
        own = self._templates.list_templates()
        with self._work.read() as session:
            answer = get_row(session, SurveyAnswer, row_id=answer_id)
            customer = _live(session, answer)
            facts = self._facts(session, answer, customer)
            spoken = customer.languages.split(",") if customer else []
            languages = [answer.language, *map(str.strip, spoken), self._work.venue.language]
            offered = offered_to(languages, own=own, shipped=shipped)
            return ReplyStart(
                answer_id=answer_id,
                who=customer.display_name if customer else "",
                emails=self._contacts(session, customer, ContactKind.EMAIL),
                phones=self._contacts(session, customer, ContactKind.PHONE),
                texts=tuple((one.name, fill_reply(one.text, facts)) for one in offered),
            )

    @needs(Right.WORK)
    def reply(self, answer_id: int, draft: ReplyDraft) -> Outcome[None]:
        """They were answered: the promise is kept, and their card tells how.

        Raises Conflict when somebody else settled the promise meanwhile, InvalidInput where nobody knows who it was
        and nothing was promised.
        """
        with self._work.write() as session:
            answer = get_row(session, SurveyAnswer, row_id=answer_id)
            customer = _live(session, answer)
            promise = _open_promise(session, answer_id)
            if customer is None and promise is None:
                message = _("Nobody knows who gave this answer, and nothing was promised.")
                raise InvalidInput([Problem("text", message)])
            if promise is not None:
                self._keep(promise, draft)
            if customer is not None:
                session.add(self._told(answer, customer, draft))
        return session.outcome(None, said=_("Answered"), undo_label=_("answer somebody back"))

    def _keep(self, promise: Promise, draft: ReplyDraft) -> None:
        version = promise.version if draft.promise_version is None else draft.promise_version
        apply_edit(promise, version=version, values={"state": PromiseState.KEPT})
        promise.settled_at, promise.settled_by = self._work.now(), self._work.staff_id
        if not promise.customer_id:
            promise.settled_note = draft.text

    def _told(self, answer: SurveyAnswer, customer: Customer, draft: ReplyDraft) -> Touchpoint:
        words = _("Answered their {score} out of {high}: {text}")
        text = words.format(score=answer.score, high=answer.scale_max, text=draft.text)
        return Touchpoint(
            customer_id=customer.id,
            at=self._work.now(),
            channel=draft.channel,
            text=text if answer.score is not None else draft.text,
            staff_id=self._work.staff_id,
        )

    def _facts(self, session: Session, answer: SurveyAnswer, customer: Customer | None) -> ReplyFacts:
        at = answer.answered_at or answer.asked_at
        wording = self._work.wording
        guest = wording.words.customer
        return ReplyFacts(
            name=_spoken_name(customer) if customer else guest[:1].upper() + guest[1:],
            score="" if answer.score is None else str(answer.score),
            high=str(answer.scale_max),
            comment=answer.comment,
            day=wording.day(wording.local(at).date()) if at else "",
            place=answer.place,
            venue=self._work.venue.name,
            staff=staff_names(session).get(self._work.staff_id, ""),
        )

    def _contacts(self, session: Session, customer: Customer | None, kind: ContactKind) -> tuple[str, ...]:
        return _contacts(session, customer, kind) if self._work.desk.may(Right.CONTACTS) else ()

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self._work.venue.zone))


def _live(session: Session, answer: SurveyAnswer) -> Customer | None:
    """Whose answer it is, by the card in use; None where nobody knows, or their card was put away."""
    customer = find_live_customer(session, answer.customer_id) if answer.customer_id is not None else None
    if customer is None or customer.archived_at is not None:
        return None
    return None if why_not_to_approach(session, customer) else customer


def _spoken_name(customer: Customer) -> str:
    if customer.title and customer.family_name:
        return f"{customer.title} {customer.family_name}"
    return customer.preferred_name or customer.display_name


def _open_promise(session: Session, answer_id: int) -> Promise | None:
    wanted = select(Promise).where(Promise.answer_id == answer_id, Promise.state == PromiseState.OPEN)
    return session.scalar(wanted.order_by(Promise.id).limit(1))


def _contacts(session: Session, customer: Customer | None, kind: ContactKind) -> tuple[str, ...]:
    if customer is None:
        return ()
    wanted = (
        select(ContactPoint.value)
        .where(ContactPoint.customer_id == customer.id, ContactPoint.kind == kind)
        .order_by(ContactPoint.preferred.desc(), ContactPoint.id)
    )
    return tuple(session.scalars(wanted))
