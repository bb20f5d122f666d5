"""How far a case is: which step comes next, what is due and when."""

from __future__ import annotations

from collections.abc import Collection

from app.cases.schemas.rows import Target
from app.cases.settings import RecoverySettings
from app.cases.targets import TargetClock, pending_target
from app.model.case import Case, CaseStep

STEPS = tuple(step for step in CaseStep if step is not CaseStep.DONE)
"""The steps in their order."""
REPEATED = frozenset({CaseStep.RESOLVE, CaseStep.FOLLOW_UP})
"""What is to be done again once a case was reopened; the others stay done."""


def first_pending(settled: Collection[str]) -> CaseStep:
    """The first step that is neither taken nor skipped; DONE when all are."""
    return next((step for step in STEPS if step not in settled), CaseStep.DONE)


def settle_due(case: Case, settings: RecoverySettings, *, zone: str) -> None:
    """Work out the targets of a case and what is due next, after anything they depend on has changed.

    The follow-up counts from when the case was put right; that of a skipped resolving keeps its time.
    """
    clock = TargetClock(settings, zone)
    case.acknowledge_due_at = clock.acknowledge_due(case.severity, case.reported_at)
    case.put_right_due_at = clock.put_right_due(case.severity, case.reopened_at or case.reported_at)
    if case.resolved_at is not None:
        case.follow_up_due_at = clock.follow_up_due(case.resolved_at)
    settle_next(case)


def settle_next(case: Case) -> None:
    """Take that target as due which is pending now."""
    due = {
        Target.ACKNOWLEDGE: case.acknowledge_due_at,
        Target.PUT_RIGHT: case.put_right_due_at,
        Target.FOLLOW_UP: case.follow_up_due_at,
    }
    pending = pending_target(case)
    case.due_at = None if pending is None else due[pending]
