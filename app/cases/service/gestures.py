"""Gestures inside a case: given like all others, and written into its log."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.cases.service.steps import refuse_closed
from app.cases.service.writing import get_case
from app.core.acting import needs
from app.core.errors import NotFound
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.allowance import read_limit
from app.gestures.clashes import ClashGuard
from app.gestures.queries.catalogue import list_gestures
from app.gestures.schemas import ClashReport, DecisionDraft, GestureRow, GiveDraft, LimitRow, SaidDraft
from app.gestures.service.giving import GivingService, said_of
from app.model.case import Case, CaseEntryKind
from app.model.gesture import Decision, GivenGesture, GivenState
from app.venue.workplace import Workplace

ACTS = {GivenState.WAITING: "asked", GivenState.PLANNED: "planned", GivenState.GIVEN: "given"}


class CaseGestures:
    """Plans, gives, drops and decides on the gestures of cases; each act is one transaction with its log."""

    def __init__(self, work: Workplace) -> None:
        self._work = work
        self._giving = GivingService(work)
        self._guard = ClashGuard(work)

    @needs(Right.LOOK)
    def list_offered(self) -> tuple[GestureRow, ...]:
        """What the catalogue has for a recovery."""
        with self._work.read() as session:
            return tuple(row for row in list_gestures(session) if row.for_recovery)

    @needs(Right.LOOK)
    def limit_for(self, case_id: int) -> LimitRow:
        """What whoever is signed in may still give in this case."""
        with self._work.read() as session:
            case = self._case(session, case_id)
            return read_limit(session, self._work, case_id=case.id, customer_id=case.customer_id)

    @needs(Right.LOOK)
    def check(self, case_id: int, draft: GiveDraft) -> ClashReport:
        """What speaks against giving this to the customer of the case."""
        with self._work.read() as session:
            case = self._case(session, case_id)
            return self._guard.check(session, case.customer_id, draft=draft)

    @needs(Right.WORK)
    def plan(self, case_id: int, draft: GiveDraft) -> Outcome[int]:
        """Plan a gesture, or note one just given; above the limit it waits for a manager. Gives its id."""
        with self._work.write() as session:
            case = self._case(session, case_id)
            refuse_closed(case)
            row = self._giving.put_plan(session, draft, customer_id=case.customer_id, case_id=case.id)
            self._log(session, case, row, act=ACTS[GivenState(row.state)], text=draft.asked_note)
        return session.outcome(row.id, said=said_of(row), undo_label=_("plan a gesture"))

    @needs(Right.WORK)
    def mark_given(
        self, case_id: int, given_id: int, *, version: int, clash_reason: str = ""
    ) -> Outcome[None]:
        """It was given; a reason is needed where something learnt since it was planned speaks against it."""
        with self._work.write() as session:
            case = self._case_of(session, case_id, given_id)
            row = self._giving.put_given(session, given_id, version=version, clash_reason=clash_reason)
            said = SaidDraft(clash_reason=clash_reason).clash_reason
            self._log(session, case, row, act="given", text=said)
        return session.outcome(None, said=said_of(row), undo_label=_("give a gesture"))

    @needs(Right.WORK)
    def drop(self, case_id: int, given_id: int, *, version: int, note: str) -> Outcome[None]:
        """It will not be given after all; the note says why."""
        with self._work.write() as session:
            case = self._case_of(session, case_id, given_id)
            row = self._giving.put_dropped(session, given_id, version=version, note=note)
            self._log(session, case, row, act="dropped", text=row.dropped_note)
        return session.outcome(None, said=said_of(row), undo_label=_("drop a gesture"))

    @needs(Right.DECIDE)
    def decide(self, case_id: int, given_id: int, *, draft: DecisionDraft) -> Outcome[None]:
        """Approve, change or decline what was asked for above the limit."""
        with self._work.write() as session:
            case = self._case_of(session, case_id, given_id)
            row = self._giving.put_decision(session, given_id, draft=draft)
            details: dict[str, Any] = {"decision": draft.decision.value}
            if draft.decision is Decision.CHANGED:
                details |= {"asked_cost_minor": row.asked_cost_minor}
            add_entry(
                session,
                case,
                kind=CaseEntryKind.APPROVAL,
                work=self._work,
                text=draft.note,
                details=_of_gift(row) | details,
            )
        return session.outcome(None, said=said_of(row), undo_label=_("decide on a gesture"))

    def _case(self, session: Session, case_id: int) -> Case:
        return get_case(session, case_id, staff_id=self._work.staff_id)

    def _case_of(self, session: Session, case_id: int, given_id: int) -> Case:
        case = self._case(session, case_id)
        row = session.get(GivenGesture, given_id)
        if row is None or row.case_id != case.id:
            raise NotFound(_("This is not there any more."), kept=_("Nothing was changed."))
        return case

    def _log(self, session: Session, case: Case, row: GivenGesture, *, act: str, text: str) -> None:
        details: dict[str, Any] = {"act": act, **_of_gift(row)}
        if row.clash_reason and act != "dropped":
            details["clash_reason"] = row.clash_reason
        add_entry(session, case, kind=CaseEntryKind.GESTURE, work=self._work, text=text, details=details)


def _of_gift(row: GivenGesture) -> dict[str, Any]:
    return {"given_id": row.id, "what": row.what, "cost_minor": row.cost_minor}
