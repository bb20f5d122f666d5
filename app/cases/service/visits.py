"""The visits that a case may belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.cases.queries.people import list_visits
from app.consents.limits import may_read
from app.core.acting import needs
from app.core.rights import Right
from app.venue.workplace import Workplace

MOST = 30


@dataclass(frozen=True, slots=True)
class VisitChoice:
    """One stay, table or purchase, as far as it must be told from others."""

    id: int
    place: str
    arrives_on: date
    leaves_on: date | None


class CaseVisits:
    """Lists what a case can be linked to."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_of(self, customer_id: int) -> tuple[VisitChoice, ...]:
        """The latest visits of a customer, the newest first."""
        with self._work.read() as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return ()
            visits = list_visits(session, customer_id, limit=MOST)
            return tuple(VisitChoice(row.id, row.place, row.arrives_on, row.leaves_on) for row in visits)
