"""Writing failures down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.cases.instants import settle_report
from app.cases.progressing import settle_due
from app.cases.queries.people import (
    count_open,
    find_live_customer,
    first_manager,
    last_reported_at,
    present_visit,
)
from app.cases.schemas.defaults import CaseDefaults
from app.cases.schemas.drafts import CaseDraft, IncidentDraft, Somebody
from app.cases.service.filling import CaseFiller, Filled
from app.cases.service.settings import read_settings
from app.cases.service.steps import stamp_step
from app.cases.settings import RecoverySettings
from app.cases.words.labels import case_name, severity_words
from app.core.acting import needs
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import (
    Case,
    CaseChannel,
    CaseEntryKind,
    CaseStep,
    Incident,
    Severity,
)
from app.model.promise import Promise, PromiseState
from app.model.staff import Staff
from app.promises.telling import tell_case
from app.venue.workplace import Workplace

HEARD_AT_ONCE = (CaseChannel.IN_PERSON, CaseChannel.PHONE)
"""How something is reported to somebody who listens while it is."""


class OpeningService:
    """Opens cases: one, or one for everybody whom the same event struck."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def defaults_for(self, customer_id: int) -> CaseDefaults:
        """What a new case of this customer would be filled with; raises NotFound for one that never was."""
        me = self._work.staff_id
        with self._work.read() as session:
            customer = find_live_customer(session, customer_id)
            if customer is None:
                raise NotFound(_("This card is not there any more."))
            visit = present_visit(session, customer.id)
            last = last_reported_at(session, customer.id, staff_id=me)
            local = self._work.wording.local
            return CaseDefaults(
                customer_id=customer.id,
                who=customer.display_name,
                visit_id=visit.id if visit else None,
                place=visit.place if visit else "",
                here=visit is not None,
                open_cases=count_open(session, customer.id, staff_id=me),
                last_case_days=(self._work.today() - local(last).date()).days if last else None,
            )

    @needs(Right.WORK)
    def log_case(self, draft: CaseDraft) -> Outcome[int]:
        """Write a failure down; gives the case's number.

        A second one of the same customer within the venue's span counts as one worse, and promises
        that a manager will speak with them.
        """
        with self._work.write() as session:
            opening = _Opening(session, self._work)
            case = opening.open(draft)
        return session.outcome(case.id, said=opening.said(case), undo_label=_("log a case"))

    @needs(Right.WORK)
    def log_incident(self, draft: IncidentDraft) -> Outcome[tuple[int, ...]]:
        """Write down what struck several at once; gives the number of everybody's case."""
        with self._work.write() as session:
            opening = _Opening(session, self._work)
            cases = opening.open_all(draft)
        numbers = tuple(case.id for case in cases)
        said = ngettext("{count} case logged, linked", "{count} cases logged, linked", len(numbers))
        said = said.format(count=len(numbers))
        return session.outcome(numbers, said=said, undo_label=_("log an incident"))


class _Opening:
    """The cases opened in one write."""

    def __init__(self, session: Session, work: Workplace) -> None:
        self._session = session
        self._work = work
        self._now = work.now()
        self._settings: RecoverySettings = read_settings(session)
        self._filler = CaseFiller(session, work, self._settings)
        self._cases: list[Case] = []
        self._manager: Staff | None = None

    def open(self, draft: CaseDraft, *, incident: Incident | None = None, place: str = "") -> Case:
        """One case with its first steps, log and promise."""
        filled = self._filler.fill(draft, now=self._now, place=place)
        case = filled.case
        case.incident_id = incident.id if incident else None
        if draft.listened:
            case.acknowledged_at = self._heard_at(case)
            case.step = CaseStep.EMPATHISE
        settle_due(case, self._settings, zone=self._work.venue.zone)
        self._session.add(case)
        self._session.flush()
        self._cases.append(case)
        self._tell_opening(filled, raised_from=draft.severity)
        if case.acknowledged_at is not None:
            self._stamp_listening(case, case.acknowledged_at)
        if case.again:
            self._promise_a_manager(filled)
        return case

    def open_all(self, draft: IncidentDraft) -> list[Case]:
        """A case for everybody, linked by the incident."""
        common = draft.common
        happened_at, _reported_at = settle_report(
            happened_at=common.happened_at, reported_at=common.reported_at, now=self._now
        )
        incident = Incident(what=common.what, happened_at=happened_at, added_at=self._now)
        self._session.add(incident)
        self._session.flush()
        cases = [self.open(common, incident=incident)]
        for number, somebody in enumerate(draft.others):
            try:
                own = _drafted_for(somebody, common)
                cases.append(self.open(own, incident=incident, place=common.place or ""))
                self._refuse_twice()
            except InvalidInput as error:
                raise _among_others(error, number) from error
        return cases

    def said(self, case: Case) -> str:
        """What was done, in a sentence."""
        if not case.again:
            return _("{case} logged").format(case=case_name(case.id))
        words = {"case": case_name(case.id), "severity": severity_words(Severity(case.severity)).lower()}
        if self._manager is None:
            return _("{case} logged as {severity}: it is not the first").format(**words)
        template = _("{case} logged as {severity}: it is not the first, {manager} will speak with them")
        return template.format(manager=self._manager.name, **words)

    def _heard_at(self, case: Case) -> datetime:
        return case.reported_at if case.channel in HEARD_AT_ONCE else self._now

    def _tell_opening(self, filled: Filled, *, raised_from: Severity) -> None:
        case = filled.case
        details = {
            "severity": case.severity,
            "again": case.again,
            "earlier_id": filled.earlier_id,
            "raised_from": int(raised_from) if case.severity != raised_from else None,
            "owner_id": case.owner_id,
            "channel": str(case.channel),
            "incident_id": case.incident_id,
        }
        add_entry(
            self._session,
            case,
            kind=CaseEntryKind.OPENED,
            work=self._work,
            text=case.what,
            details=details,
        )

    def _stamp_listening(self, case: Case, at: datetime) -> None:
        stamp_step(self._session, case, step=CaseStep.LISTEN, work=self._work, at=at)
        details = {"step": str(CaseStep.LISTEN), "round": 0}
        add_entry(self._session, case, kind=CaseEntryKind.STEP, work=self._work, details=details, at=at)

    def _promise_a_manager(self, filled: Filled) -> None:
        case = filled.case
        self._manager = self._manager or first_manager(self._session)
        manager = self._manager
        promise = Promise(
            customer_id=case.customer_id,
            case_id=case.id,
            visit_id=case.visit_id,
            what=_("Speak with {name}").format(name=filled.who),
            due_at=case.put_right_due_at,
            owner_id=manager.id if manager else None,
            made_at=self._now,
            made_by=self._work.staff_id,
            state=PromiseState.OPEN,
        )
        self._session.add(promise)
        self._session.flush()
        tell_case(self._session, promise, act="made", work=self._work)

    def _refuse_twice(self) -> None:
        *earlier, newest = [case.customer_id for case in self._cases]
        if newest is not None and newest in earlier:
            raise InvalidInput([Problem("customer_id", _("This person is among them already."))])


def _drafted_for(somebody: Somebody, common: CaseDraft) -> CaseDraft:
    own = {
        "customer_id": somebody.customer_id,
        "walk_in": somebody.walk_in,
        "place": somebody.place,
        "visit_id": somebody.visit_id,
    }
    return CaseDraft(**{name: getattr(common, name) for name in CaseDraft.model_fields} | own)


def _among_others(error: InvalidInput, number: int) -> InvalidInput:
    return InvalidInput(
        Problem(f"others.{number}.{problem.field}", problem.message, problem.suggestion)
        for problem in error.problems
    )
