"""Closing cases once their customers were asked, and opening them again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.case_log.writing import add_entry
from app.cases.instants import settle_act
from app.cases.progressing import settle_due, settle_next
from app.cases.schemas.drafts import ClosingDraft, ReopeningDraft, UnreachableDraft
from app.cases.service.settings import read_settings
from app.cases.service.steps import earliest_act, list_taken, refuse_closed, stamp_step
from app.cases.service.writing import get_case, refuse_stale
from app.cases.words.labels import case_name, step_words
from app.core.acting import needs
from app.core.errors import Conflict, InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.case import Case, CaseEnding, CaseEntryKind, CaseState, CaseStep
from app.model.gesture import GivenGesture, GivenState
from app.model.promise import Promise, PromiseState
from app.venue.workplace import Workplace

_ENDING = ("ending", "verified_through", "verified_by", "feeling_after", "rating", "closing_reason")
_EMPTY: dict[str, Any] = {
    "state": CaseState.OPEN,
    "resolved_at": None,
    "follow_up_due_at": None,
    "closed_at": None,
    "closed_by": None,
    "ending": "",
    "verified_through": "",
    "verified_by": None,
    "feeling_after": None,
    "rating": None,
    "closing_reason": "",
}
"""What reopening takes off a case; the log keeps it."""


@dataclass(frozen=True)
class _Ending:
    """How a case ends: what becomes of its columns, and what the follow-up says."""

    values: dict[str, Any]
    asked: bool
    note: str


class ClosingService:
    """Ends cases, and begins them again."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.WORK)
    def close_verified(self, case_id: int, draft: ClosingDraft) -> Outcome[None]:
        """The customer was asked and said how it is now."""
        values = {
            "ending": CaseEnding.VERIFIED,
            "verified_through": draft.through,
            "verified_by": self._work.staff_id,
            "feeling_after": draft.feeling_after,
            "rating": draft.rating,
            "closing_reason": draft.reason,
        }
        return self._close(case_id, draft, _Ending(values, asked=True, note=""))

    @needs(Right.WORK)
    def close_unreachable(self, case_id: int, draft: UnreachableDraft) -> Outcome[None]:
        """The customer could not be asked, however it was tried."""
        values = {"ending": CaseEnding.UNREACHABLE, "closing_reason": draft.reason}
        return self._close(case_id, draft, _Ending(values, asked=False, note=draft.attempts))

    @needs(Right.WORK)
    def reopen(self, case_id: int, draft: ReopeningDraft) -> Outcome[None]:
        """It is not over: the clock starts anew, the first resolution stays."""
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            refuse_stale(case, draft.version, yours={"state": CaseState.OPEN})
            if case.state == CaseState.OPEN:
                raise Conflict(
                    _("{case} is open already.").format(case=case_name(case.id)),
                    kept=_("Nothing was changed."),
                )
            details = _past_ending(case)
            case.reopened_at = max(self._work.now(), case.closed_at or case.reported_at)
            case.reopened_count += 1
            case.step = CaseStep.RESOLVE
            for key, value in _EMPTY.items():
                setattr(case, key, value)
            settle_due(case, read_settings(session), zone=self._work.venue.zone)
            add_entry(
                session,
                case,
                kind=CaseEntryKind.REOPENED,
                work=self._work,
                text=draft.reason,
                details=details,
            )
        said = _("{case} is open again").format(case=case_name(case_id))
        return session.outcome(None, said=said, undo_label=_("reopen a case"))

    def _close(self, case_id: int, draft: ClosingDraft | UnreachableDraft, ending: _Ending) -> Outcome[None]:
        with self._work.write() as session:
            case = get_case(session, case_id, staff_id=self._work.staff_id)
            refuse_stale(case, draft.version, yours={"state": CaseState.CLOSED, **ending.values})
            _check_may_close(session, case)
            at = settle_act(
                draft.at, earliest=earliest_act(case, list_taken(session, case)), now=self._work.now()
            )
            stamp_step(
                session,
                case,
                step=CaseStep.FOLLOW_UP,
                work=self._work,
                at=at,
                skip=not ending.asked,
                note=ending.note,
            )
            for key, value in ending.values.items():
                setattr(case, key, value)
            case.state, case.step = CaseState.CLOSED, CaseStep.DONE
            case.closed_at, case.closed_by = at, self._work.staff_id
            if ending.asked and case.acknowledged_at is None:
                case.acknowledged_at = at
            settle_next(case)
            add_entry(
                session,
                case,
                kind=CaseEntryKind.CLOSED,
                work=self._work,
                text=case.closing_reason,
                details=_told_ending(case, attempts=ending.note),
                at=at,
            )
            still_open = _count_open_promises(session, case)
        return session.outcome(None, said=_said_closed(case, still_open), undo_label=_("close a case"))


def _check_may_close(session: Session, case: Case) -> None:
    refuse_closed(case)
    if case.step != CaseStep.FOLLOW_UP:
        message = _("“{step}” is still to be done: do it, or skip it with a reason.")
        raise InvalidInput([Problem("step", message.format(step=step_words(CaseStep(case.step))))])
    waiting = session.scalar(
        select(func.count()).where(GivenGesture.case_id == case.id, GivenGesture.state == GivenState.WAITING)
    )
    if waiting:
        message = ngettext(
            "{count} gesture still waits for a manager: it has to be decided first.",
            "{count} gestures still wait for a manager: they have to be decided first.",
            waiting,
        )
        raise InvalidInput([Problem("gestures", message.format(count=waiting))])
    promised = None if case.customer_id is not None else _find_open_promise(session, case)
    if promised is not None:
        message = _(
            "“{promise}” is still promised to somebody without a card: keep it, or say why not, "
            "before nobody sees it any more."
        )
        raise InvalidInput([Problem("promises", message.format(promise=promised))])


def _find_open_promise(session: Session, case: Case) -> str | None:
    mine = select(Promise.what).where(Promise.case_id == case.id, Promise.state == PromiseState.OPEN)
    return session.scalar(mine.order_by(Promise.due_at, Promise.id).limit(1))


def _count_open_promises(session: Session, case: Case) -> int:
    mine = select(func.count()).where(Promise.case_id == case.id, Promise.state == PromiseState.OPEN)
    return session.scalar(mine) or 0


def _said_closed(case: Case, still_open: int) -> str:
    if not still_open:
        return _("{case} closed").format(case=case_name(case.id))
    template = ngettext(
        "{case} closed; {count} promise is still open",
        "{case} closed; {count} promises are still open",
        still_open,
    )
    return template.format(case=case_name(case.id), count=still_open)


def _told_ending(case: Case, *, attempts: str) -> dict[str, Any]:
    """How it ended, for the log."""
    return {
        "ending": str(case.ending),
        "through": str(case.verified_through or ""),
        "feeling_after": case.feeling_after,
        "rating": case.rating,
        "attempts": attempts,
        "round": case.reopened_count,
    }


def _past_ending(case: Case) -> dict[str, Any]:
    """What the reopening takes off the case."""
    instants = {key: getattr(case, key) for key in ("closed_at", "resolved_at")}
    return {
        "round": case.reopened_count + 1,
        "was": {key: getattr(case, key) for key in (*_ENDING, "closed_by")}
        | {key: at.isoformat() if at else None for key, at in instants.items()},
    }
