"""What to say to a customer, from what is known."""

from __future__ import annotations

from sqlalchemy import select

from app.core.cancelling import Cancellation
from app.customers.schemas.card import Card
from app.customers.what_to_say.choosing import what_to_say
from app.customers.what_to_say.facts import Line, VisitFact
from app.customers.what_to_say.from_card import facts_of
from app.model.visit import Visit, VisitStatus
from app.venue.workplace import Workplace


class SayingService:
    """Picks the lines for a card that has been read."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def list_lines(self, card: Card, *, cancellation: Cancellation | None = None) -> tuple[Line, ...]:
        """At most three lines, the most pressing first."""
        wording, today = self._work.wording, self._work.today()
        last_visit = self._last_visit(card.head.id, cancellation)
        return what_to_say(facts_of(card, today=today, wording=wording, last_visit=last_visit), wording)

    def _last_visit(self, customer_id: int, cancellation: Cancellation | None) -> VisitFact | None:
        newest = (
            select(Visit.arrives_on, Visit.leaves_on, Visit.place)
            .where(Visit.customer_id == customer_id, Visit.status == VisitStatus.COMPLETED)
            .order_by(Visit.arrives_on.desc())
            .limit(1)
        )
        with self._work.read(cancellation) as session:
            row = session.execute(newest).first()
        return None if row is None else VisitFact(row.leaves_on or row.arrives_on, row.place)
