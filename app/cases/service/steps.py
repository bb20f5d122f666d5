"""The steps of a recovery: taken in order, or skipped with a reason."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.cases.instants import settle_act
from app.cases.progressing import REPEATED, first_pending, settle_next
from app.cases.schemas.drafts import StepDraft
from app.cases.service.settings import read_settings
from app.cases.service.writing import get_case
from app.cases.targets import TargetClock
from app.cases.words.labels import case_name, step_words
from app.core.acting import needs
from app.core.errors import Conflict, InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import Case, CaseEntryKind, CaseState, CaseStep, CaseStepTaken
from app.venue.workplace import Workplace


class StepService:
    """Stamps the steps of cases."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def take_step(self, case_id: int, draft: StepDraft) -> Outcome[None]:
        """Stamp the next step as done, or as skipped.

        Raises InvalidInput for a step before its turn, Conflict for one that was stamped meanwhile.
        """
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            taken = list_taken(session, case)
            _check_turn(case, taken, draft)
            at = settle_act(draft.at, earliest=earliest_act(case, taken), now=self._work.now())
            stamp_step(
                session, case, step=draft.step, work=self._work, at=at, skip=draft.skipped, note=draft.note
            )
            case.step = first_pending({*_settled(case, taken), draft.step})
            self._progress(session, case, draft, at)
            add_entry(
                session,
                case,
                kind=CaseEntryKind.SKIP if draft.skipped else CaseEntryKind.STEP,
                work=self._work,
                text=draft.note,
                details={"step": str(draft.step), "round": case.reopened_count},
                at=at,
            )
        words = {"case": case_name(case_id), "step": step_words(draft.step)}
        said = _("{case}: “{step}” skipped") if draft.skipped else _("{case}: “{step}” done")
        label = _("skip a step") if draft.skipped else _("take a step")
        return session.outcome(None, said=said.format(**words), undo_label=label)

    def _progress(self, session: Session, case: Case, draft: StepDraft, at: datetime) -> None:
        if not draft.skipped and case.acknowledged_at is None:
            case.acknowledged_at = at
        if draft.step is CaseStep.RESOLVE:
            clock = TargetClock(read_settings(session), self._work.venue.zone)
            case.follow_up_due_at = clock.follow_up_due(at)
            if not draft.skipped:
                case.resolved_at = at
                case.first_resolved_at = case.first_resolved_at or at
        settle_next(case)


def list_taken(session: Session, case: Case) -> list[CaseStepTaken]:
    """The steps of the case that were stamped, in all its rounds."""
    return list(
        session.scalars(
            select(CaseStepTaken).where(CaseStepTaken.case_id == case.id).order_by(CaseStepTaken.id)
        )
    )


def earliest_act(case: Case, taken: list[CaseStepTaken]) -> datetime:
    """Before which nothing more can be done: what was done last, the reopening, the report."""
    known = (case.reported_at, case.reopened_at, *(step.at for step in taken))
    return max(at for at in known if at is not None)


def stamp_step(
    session: Session,
    case: Case,
    *,
    step: CaseStep,
    work: Workplace,
    at: datetime,
    skip: bool = False,
    note: str = "",
) -> None:
    """Inside a write: the step, in the present round of the case."""
    row = CaseStepTaken(
        case_id=case.id,
        step=step,
        round=case.reopened_count,
        at=at,
        staff_id=work.staff_id,
        skipped=skip,
        note=note,
    )
    session.add(row)


def refuse_closed(case: Case) -> None:
    """Raise Conflict when the case is closed."""
    if case.state != CaseState.OPEN:
        raise Conflict(
            _("{case} is closed already.").format(case=case_name(case.id)),
            kept=_("Nothing was changed."),
            to_do=_("Reopen it to go on."),
        )


def _settled(case: Case, taken: list[CaseStepTaken]) -> set[str]:
    """Which steps need not be stamped any more; resolving and following up are due in every round."""
    return {row.step for row in taken if row.round == case.reopened_count or row.step not in REPEATED}


def _check_turn(case: Case, taken: list[CaseStepTaken], draft: StepDraft) -> None:
    refuse_closed(case)
    if draft.step in (CaseStep.FOLLOW_UP, CaseStep.DONE):
        raise InvalidInput(
            [Problem("step", _("The follow-up is stamped when the case is closed: close it, or log a call."))]
        )
    settled = _settled(case, taken)
    if draft.step in settled:
        raise Conflict(
            _("“{step}” is done already.").format(step=step_words(draft.step)), kept=_("Nothing was changed.")
        )
    turn = first_pending(settled)
    if draft.step is not turn:
        message = _("“{step}” comes first: do it, or skip it with a reason.")
        raise InvalidInput([Problem("step", message.format(step=step_words(turn)))])
    if draft.skipped and not draft.note:
        raise InvalidInput([Problem("note", _("Say in a few words why it is skipped."))])
