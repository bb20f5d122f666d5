"""Planning gestures, giving them, and deciding on those above the limit."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.case_log.access import refuse_hidden
from app.core.acting import needs
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.allowance import read_limit
from app.gestures.cards import live_card
from app.gestures.clashes import ClashGuard
from app.gestures.schemas import Clash, ClashReport, DecisionDraft, GiveDraft, LimitRow, SaidDraft
from app.gestures.service.filling import GiftValues, fill_gift
from app.model.case import Case
from app.model.customer import Customer
from app.model.gesture import Decision, GivenGesture, GivenState
from app.model.staff import Staff
from app.storage.editing import get_row
from app.storage.failures import conflict
from app.venue.roles import is_manager
from app.venue.workplace import Workplace

STATE_AFTER = {
    Decision.APPROVED: GivenState.PLANNED,
    Decision.CHANGED: GivenState.PLANNED,
    Decision.DECLINED: GivenState.DECLINED,
}


class GivingService:
    """The one place where gestures are given, within limits and with an eye on what is known.

    Those of a case go through the case, which writes them into its log by the ``put_…`` methods.
    """

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._guard = ClashGuard(work)

    @needs(Right.LOOK)
    def limit_for(self, case_id: int | None, customer_id: int | None) -> LimitRow:
        """What whoever is signed in may still give in this case, or to this customer today."""
        with self._work.read() as session:
            return read_limit(session, self._work, case_id=case_id, customer_id=customer_id)

    @needs(Right.LOOK)
    def check_clashes(self, customer_id: int | None, draft: GiveDraft) -> ClashReport:
        """What speaks against giving this."""
        with self._work.read() as session:
            return self._guard.check(session, customer_id, draft=draft)

    @needs(Right.WORK)
    def plan(self, draft: GiveDraft, *, customer_id: int | None, case_id: int | None = None) -> Outcome[int]:
        """Plan a gesture, or note one just given; above the limit it waits for a manager. Gives its id."""
        with self._work.write() as session:
            row = self.put_plan(session, draft, customer_id=customer_id, case_id=case_id)
        return session.outcome(row.id, said=said_of(row), undo_label=_("plan a gesture"))

    @needs(Right.WORK)
    def mark_given(self, given_id: int, *, version: int, clash_reason: str = "") -> Outcome[None]:
        """It was given; a reason is needed where something learnt since it was planned speaks against it."""
        with self._work.write() as session:
            row = self.put_given(session, given_id, version=version, clash_reason=clash_reason)
        return session.outcome(None, said=said_of(row), undo_label=_("give a gesture"))

    @needs(Right.WORK)
    def drop(self, given_id: int, *, version: int, note: str) -> Outcome[None]:
        """It will not be given after all; the note says why."""
        with self._work.write() as session:
            row = self.put_dropped(session, given_id, version=version, note=note)
        return session.outcome(None, said=said_of(row), undo_label=_("drop a gesture"))

    @needs(Right.DECIDE)
    def decide(self, given_id: int, draft: DecisionDraft) -> Outcome[None]:
        """Approve, change or decline what was asked for above the limit."""
        with self._work.write() as session:
            row = self.put_decision(session, given_id, draft=draft)
        return session.outcome(None, said=said_of(row), undo_label=_("decide on a gesture"))

    @needs(Right.WORK)
    def put_plan(
        self,
        session: Session,
        draft: GiveDraft,
        *,
        customer_id: int | None,
        case_id: int | None = None,
        moment_id: int | None = None,
    ) -> GivenGesture:
        """Inside a write: the gesture, given, planned or waiting; those of a moment have its budget instead."""
        self._check_staff(session)
        if customer_id is None and case_id is None:
            raise InvalidInput([Problem("customer_id", _("Say who it is for."))])
        card = live_card(session, customer_id) if customer_id is not None else None
        if card is not None and case_id is None:
            _refuse_archived(card)
        values = fill_gift(session, draft)
        card_id = card.id if card is not None else None
        report = self._guard.check(session, card_id, draft=values.as_draft(), moment_id=moment_id)
        self._refuse_clashes(session, report, reason=draft.clash_reason)
        _one_at_a_time(session, case_id=case_id, customer_id=card_id)
        within = moment_id is not None or read_limit(
            session, self._work, case_id=case_id, customer_id=card_id
        ).allows(values.cost_minor)
        row = GivenGesture(
            customer_id=card_id,
            case_id=case_id,
            moment_id=moment_id,
            state=_first_state(within=within, done=draft.done),
            planned_at=self._work.now(),
            planned_by=self._work.staff_id,
            above_limit=not within,
            asked_note=draft.asked_note,
            clash_reason=draft.clash_reason,
            **values.columns(),
        )
        if row.state == GivenState.GIVEN:
            row.given_at, row.given_by = self._work.now(), self._work.staff_id
        session.add(row)
        session.flush()
        return row

    @needs(Right.WORK)
    def put_given(
        self, session: Session, given_id: int, *, version: int, clash_reason: str = ""
    ) -> GivenGesture:
        """Inside a write: the gesture, now given."""
        self._check_staff(session)
        row = self._get_given(session, given_id, version=version, state=GivenState.GIVEN)
        if row.state == GivenState.WAITING:
            raise InvalidInput([Problem("state", _("A manager decides on this first."))])
        self._check_again(session, row, reason=SaidDraft(clash_reason=clash_reason).clash_reason)
        row.state = GivenState.GIVEN
        row.given_at, row.given_by = self._work.now(), self._work.staff_id
        return row

    @needs(Right.WORK)
    def put_dropped(self, session: Session, given_id: int, *, version: int, note: str) -> GivenGesture:
        """Inside a write: the gesture, now one that nobody gives."""
        self._check_staff(session)
        note = SaidDraft(note=note).note
        if not note:
            raise InvalidInput([Problem("note", _("Say in a few words why."))])
        row = self._get_given(session, given_id, version=version, state=GivenState.DROPPED)
        row.state, row.dropped_note = GivenState.DROPPED, note
        return row

    @needs(Right.DECIDE)
    def put_decision(self, session: Session, given_id: int, *, draft: DecisionDraft) -> GivenGesture:
        """Inside a write: the gesture, approved, changed or declined."""
        state = STATE_AFTER[draft.decision]
        row = self._get_given(session, given_id, version=draft.version, state=state)
        if row.state != GivenState.WAITING:
            raise conflict(theirs={"state": row.state}, yours={"state": state})
        self._check_may_decide(session, row)
        with session.no_autoflush:
            if draft.decision is Decision.CHANGED:
                _change(row, draft)
            if draft.decision is not Decision.DECLINED:
                self._check_again(session, row, reason=draft.clash_reason)
        row.state, row.decision, row.decision_note = state, draft.decision, draft.note
        row.decided_at, row.decided_by = self._work.now(), self._work.staff_id
        return row

    def _get_given(self, session: Session, given_id: int, *, version: int, state: GivenState) -> GivenGesture:
        """The gesture, if it is still as it was shown, not at its end and not of a hidden case."""
        row = get_row(session, GivenGesture, row_id=given_id)
        refuse_hidden(session, row.case_id, staff_id=self._work.staff_id)
        ended = row.state not in (GivenState.WAITING, GivenState.PLANNED)
        if row.version != version or ended:
            raise conflict(theirs={"state": row.state, "what": row.what}, yours={"state": state})
        return row

    def _check_staff(self, session: Session) -> None:
        staff = session.get(Staff, self._work.staff_id) if self._work.staff_id else None
        if staff is not None and not staff.active:
            left = _("{name} does not work here any more.").format(name=staff.name)
            raise InvalidInput([Problem("staff_id", left)])

    def _check_may_decide(self, session: Session, row: GivenGesture) -> None:
        self._check_staff(session)
        if not is_manager(session, self._work.staff_id):
            raise InvalidInput([Problem("decision", _("Only a manager decides on this."))])
        if row.planned_by == self._work.staff_id:
            raise InvalidInput([Problem("decision", _("Nobody decides on what they asked for themselves."))])

    def _check_again(self, session: Session, row: GivenGesture, *, reason: str) -> None:
        """What was learnt since counts too, unless a reason that was given already speaks of it."""
        reason = reason.strip()
        since = (row.decided_at or row.planned_at) if row.clash_reason else None
        report = self._guard.check(
            session,
            row.customer_id,
            draft=GiftValues.of(row).as_draft(),
            given_id=row.id,
            since=since,
            moment_id=row.moment_id,
        )
        self._refuse_clashes(session, report, reason=reason)
        row.clash_reason = "\n".join(filter(None, (row.clash_reason, reason)))

    def _refuse_clashes(self, session: Session, report: ClashReport, *, reason: str) -> None:
        """Raise InvalidInput that quotes what speaks against it, where a reason or a manager is missing."""
        against = [clash for clash in report.clashes if clash.blocking]
        if not against:
            return
        quoted = "; ".join(_quoted(clash) for clash in against)
        if not reason:
            needed = _("This speaks against it: {sentences}. Say why it is right all the same.")
            raise InvalidInput([Problem("clash_reason", needed.format(sentences=quoted))])
        if report.needs_manager and not is_manager(session, self._work.staff_id):
            needed = _("Only a manager may give this in spite of: {sentences}.")
            raise InvalidInput([Problem("clash_reason", needed.format(sentences=quoted))])


def _quoted(clash: Clash) -> str:
    sentence = _("“{sentence}”").format(sentence=clash.sentence)
    return _("{sentence} ({whose})").format(sentence=sentence, whose=clash.whose) if clash.whose else sentence


def said_of(row: GivenGesture) -> str:
    """Where a gesture stands now, as the notice says it."""
    sentence = {
        GivenState.WAITING: _("“{what}” is above your limit and waits for a manager"),
        GivenState.PLANNED: _("“{what}” is to be given"),
        GivenState.GIVEN: _("“{what}” was given"),
        GivenState.DECLINED: _("“{what}” was declined"),
        GivenState.DROPPED: _("“{what}” will not be given"),
    }[GivenState(row.state)]
    return sentence.format(what=row.what)


def _one_at_a_time(session: Session, *, case_id: int | None, customer_id: int | None) -> None:
    """On a server, let nobody else give here until this is saved: together they could pass the limit."""
    for mapped, row_id in ((Case, case_id), (Customer, customer_id)):
        if row_id is not None:
            session.execute(select(mapped.id).where(mapped.id == row_id).with_for_update())


def _first_state(*, within: bool, done: bool) -> GivenState:
    if not within:
        return GivenState.WAITING
    return GivenState.GIVEN if done else GivenState.PLANNED


def _change(row: GivenGesture, draft: DecisionDraft) -> None:
    """Another amount or other words; what was asked for stays readable."""
    cost = row.cost_minor if draft.cost_minor is None else draft.cost_minor
    what = draft.what or row.what
    if cost == row.cost_minor and what == row.what:
        raise InvalidInput([Problem("cost_minor", _("Say what changes: the amount or the words."))])
    row.asked_cost_minor, row.cost_minor = row.cost_minor, cost
    if what != row.what:
        row.what, row.gesture_id = what, None


def _refuse_archived(card: Customer) -> None:
    if card.archived_at is not None:
        gone = _("The card of {name} is archived.").format(name=card.display_name)
        raise InvalidInput([Problem("customer_id", gone)])
