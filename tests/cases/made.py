"""Cases put straight into the file, for tests of whoever only reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.model.case import Case, CaseKind, CaseState, CaseStep, Severity
from app.venue.workplace import Workplace

COLD_SHOWER = "Shower cold two mornings running"


def put_case(
    work: Workplace,
    customer_id: int | None,
    *,
    what: str = COLD_SHOWER,
    reported_ago: timedelta = timedelta(hours=1),
    due_in: timedelta = timedelta(hours=1),
    state: CaseState = CaseState.OPEN,
    **columns: Any,
) -> int:
    """A case that waits to be put right unless told otherwise; gives its id."""
    reported_at, me = work.now() - reported_ago, work.staff_id
    values: dict[str, Any] = {
        "severity": Severity.MODERATE,
        "kind": CaseKind.BREAKDOWN,
        "step": CaseStep.RESOLVE if state is CaseState.OPEN else CaseStep.DONE,
        "owner_id": me,
        "opened_by": me,
        "happened_at": reported_at,
        "reported_at": reported_at,
        "opened_at": reported_at,
        "acknowledged_at": reported_at,
        "due_at": work.now() + due_in if state is CaseState.OPEN else None,
        "put_right_due_at": work.now() + due_in,
    }
    with work.write() as session:
        row = Case(customer_id=customer_id, what=what, state=state, **(values | columns))
        session.add(row)
        session.flush()
        return row.id
