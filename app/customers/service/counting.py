"""How many customers the venue knows."""

from __future__ import annotations

from sqlalchemy import func, select

from app.core.acting import needs_at
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.model.customer import Customer
from app.venue.workplace import Workplace


@needs_at(Right.LOOK)
def count_customers(work: Workplace, cancellation: Cancellation | None = None) -> int:
    """How many there are, without those archived or merged away."""
    here = select(func.count()).select_from(Customer)
    with work.read(cancellation) as session:
        return (
            session.scalar(here.where(Customer.archived_at.is_(None), Customer.merged_into_id.is_(None))) or 0
        )
