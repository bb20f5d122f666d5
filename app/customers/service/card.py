"""Reading the card."""

from __future__ import annotations

from app.attachments.queries import list_attachments
from app.consents.limits import may_read, restricted_among
from app.consents.wordings import read_wordings
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.partial_dates import LeapDay
from app.core.rights import Right
from app.core.words import gettext as _
from app.customers.feeling import FeelingCurve, feeling_curve
from app.customers.hiding import card_for, others_on
from app.customers.queries import family, head, knowledge, visits
from app.customers.queries.cases import list_cases
from app.customers.queries.referrals import list_heard_from, read_referrals
from app.customers.schemas.card import Card
from app.customers.schemas.knowledge import PreferenceGroupRow
from app.customers.schemas.visits import StageRow, VisitRow
from app.model.occasion import OccasionKind
from app.promises.queries import list_open
from app.venue.queries import staff_names
from app.venue.workplace import Workplace


class CardService:
    """Gives whole cards, and what their choices offer."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @property
    @needs(Right.LOOK)
    def leap_day(self) -> LeapDay:
        """When the venue keeps 29 February in other years."""
        return self._work.venue.leap_day

    @needs(Right.LOOK)
    def get_card(self, customer_id: int, *, cancellation: Cancellation | None = None) -> Card:
        """Everything the card shows at once; raises NotFound."""
        today, venue = self._work.today(), self._work.venue
        now, me = self._work.now(), self._work.staff_id
        with self._work.read(cancellation) as session:
            names = staff_names(session)
            occasions = family.list_occasions(session, customer_id, today=today, leap_day=venue.leap_day)
            birthdays = [
                o.on for o in occasions if o.kind is OccasionKind.BIRTHDAY and o.companion_id is None
            ]
            top = head.get_head(
                session,
                customer_id,
                today=today,
                currency=venue.currency,
                birthday=birthdays[0] if birthdays else None,
            )
            preferences = knowledge.list_preferences(
                session,
                customer_id,
                today=today,
                zone=venue.zone,
                names=names,
                visit_id=top.whereabouts.visit_id,
            )
            musts = tuple(row for row in preferences if row.is_must and not row.of_deceased)
            if musts:
                self._work.note_reading(customer_id)
            card = Card(
                head=top,
                musts=musts,
                promises=list_open(session, customer_id, now=now, zone=venue.zone, names=names, staff_id=me),
                cases=list_cases(session, customer_id, staff_id=me, now=now),
                groups=knowledge.grouped(knowledge.list_groups(session), preferences, other=_("Other")),
                companions=family.list_companions(session, customer_id, occasions=occasions, musts=musts),
                occasions=occasions,
                clues=knowledge.list_unsorted_clues(session, customer_id, names=names),
                decisions=head.list_consents(session, customer_id, names=names),
                wordings=read_wordings(session),
                attachments=list_attachments(session, customer_id, names=names, staff_id=self._work.staff_id),
                referrals=read_referrals(session, customer_id),
            )
            desk, others = self._work.desk, others_on(card)
            kept_only = frozenset() if desk.may(Right.ERASE) else restricted_among(session, others)
        return card_for(desk, card, kept_only=kept_only)

    @needs(Right.LOOK)
    def feeling_curve(self, customer_id: int, *, cancellation: Cancellation | None = None) -> FeelingCurve:
        """How the customer felt at every contact that left a feeling."""
        with self._work.read(cancellation) as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return feeling_curve(())
            return feeling_curve(visits.list_felt(session, customer_id))

    @needs(Right.LOOK)
    def list_visits(
        self, customer_id: int, *, limit: int = 50, cancellation: Cancellation | None = None
    ) -> tuple[VisitRow, ...]:
        """The newest visits, planned ones included."""
        with self._work.read(cancellation) as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return ()
            return visits.list_visits(session, customer_id, limit=limit)

    @needs(Right.LOOK)
    def list_stages(self) -> tuple[StageRow, ...]:
        """The stages of the journey, in order."""
        with self._work.read() as session:
            return visits.list_stages(session)

    @needs(Right.LOOK)
    def list_heard_from(self, cancellation: Cancellation | None = None) -> tuple[str, ...]:
        """How customers came to the venue in the words used before, the usual ones first."""
        with self._work.read(cancellation) as session:
            return list_heard_from(session)

    @needs(Right.LOOK)
    def list_groups(self) -> tuple[PreferenceGroupRow, ...]:
        """The venue's preference groups, in order."""
        with self._work.read() as session:
            return knowledge.list_groups(session)
