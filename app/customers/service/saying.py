"""What to say to a customer, from what is known."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.rights import Right
from app.customers.schemas.card import Card
from app.customers.what_to_say.choosing import what_to_say
from app.customers.what_to_say.facts import FailureFact, Line, VisitFact
from app.customers.what_to_say.from_card import facts_of
from app.model.codes import VisitStatus
from app.model.touchpoint import JourneyStage, Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace

PROBLEM = "problem"
"""The journey stage at which something went wrong."""
LOOK_BACK = timedelta(days=365)
MOST_CONTACTS = 50


class SayingService:
    """Picks the lines for a card that has been read."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_lines(self, card: Card, *, cancellation: Cancellation | None = None) -> tuple[Line, ...]:
        """At most three lines, the most pressing first."""
        wording, today = self._work.wording, self._work.today()
        facts = facts_of(
            card,
            today=today,
            wording=wording,
            failures=self._failures(card.head.id, cancellation),
            last_visit=self._last_visit(card.head.id, cancellation),
        )
        return what_to_say(facts, wording)

    def _failures(self, customer_id: int, cancellation: Cancellation | None) -> tuple[FailureFact, ...]:
        """The newest problem that left a bad feeling; open until a later contact at that stage felt better."""
        at_problem = (
            select(Touchpoint.at, Touchpoint.text, Touchpoint.feeling)
            .join(JourneyStage, JourneyStage.id == Touchpoint.stage_id)
            .where(Touchpoint.customer_id == customer_id, JourneyStage.key == PROBLEM)
            .where(Touchpoint.feeling.is_not(None), Touchpoint.at >= self._work.now() - LOOK_BACK)
            .order_by(Touchpoint.at.desc(), Touchpoint.id.desc())
            .limit(MOST_CONTACTS)
        )
        with self._work.read(cancellation) as session:
            contacts = session.execute(at_problem).all()
        put_right = False
        for contact in contacts:
            if contact.feeling < 0:
                on = self._work.wording.local(contact.at).date()
                return (FailureFact(contact.text, on, open=not put_right),)
            put_right = True
        return ()

    def _last_visit(self, customer_id: int, cancellation: Cancellation | None) -> VisitFact | None:
        newest = (
            select(Visit.arrives_on, Visit.place)
            .where(Visit.customer_id == customer_id, Visit.status == VisitStatus.COMPLETED)
            .order_by(Visit.arrives_on.desc())
            .limit(1)
        )
        with self._work.read(cancellation) as session:
            row = session.execute(newest).first()
        return None if row is None else VisitFact(row.arrives_on, row.place)
