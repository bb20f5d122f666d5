"""What earlier cases of a customer tell: what was done, and how it was liked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.model.case import CaseStep, CaseStepTaken
from app.model.codes import VisitStatus
from app.model.customer import CustomerSummary
from app.model.gesture import GivenGesture, GivenState
from app.model.visit import Visit


@dataclass(frozen=True)
class Visits:
    """How often a customer has been here; ``seen`` counts a visit under way too."""

    completed: int
    seen: int
    lifetime_minor: int


def count_visits(session: Session, cards: Collection[int]) -> Visits:
    """The visits of the customer of these cards, and what they came to."""
    summary = CustomerSummary
    completed, amount = session.execute(
        select(
            func.coalesce(func.sum(summary.visits_completed), 0),
            func.coalesce(func.sum(summary.amount_minor), 0),
        ).where(summary.customer_id.in_(cards))
    ).one()
    here = select(func.count(Visit.id)).where(Visit.customer_id.in_(cards), Visit.status == VisitStatus.HERE)
    return Visits(int(completed), int(completed) + (session.scalar(here) or 0), int(amount))


def fixes(session: Session, case_ids: Collection[int]) -> dict[int, str]:
    """What was noted in each case when it was put right the last time; cases without a note are left out."""
    steps = (
        select(CaseStepTaken.case_id, CaseStepTaken.note)
        .where(
            CaseStepTaken.case_id.in_(case_ids),
            CaseStepTaken.step == CaseStep.RESOLVE,
            CaseStepTaken.skipped.is_(False),
            CaseStepTaken.note != "",
        )
        .order_by(CaseStepTaken.round)
    )
    return {row.case_id: row.note for row in session.execute(steps)}


def gifts(session: Session, case_ids: Collection[int]) -> dict[int, list[str]]:
    """What was given in each case."""
    given = (
        select(GivenGesture.case_id, GivenGesture.what)
        .where(GivenGesture.case_id.in_(case_ids), GivenGesture.state == GivenState.GIVEN)
        .order_by(GivenGesture.id)
    )
    found: dict[int, list[str]] = {}
    for row in session.execute(given):
        found.setdefault(row.case_id, []).append(row.what)
    return found
