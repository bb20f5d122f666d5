"""A desk at which gestures are given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.acting import Desk
from app.core.outcome import Outcome
from app.customers.schemas.drafts import CompanionDraft, CustomerDraft, PreferenceDraft
from app.customers.service.companions import CompanionService
from app.customers.service.customers import CustomerService
from app.customers.service.preferences import PreferenceService
from app.gestures.limits import GestureLimits
from app.gestures.schemas import DecisionDraft, GiveDraft
from app.gestures.service.catalogue import CatalogueService
from app.gestures.service.giving import GivingService
from app.model.codes import Role
from app.model.customer import Customer
from app.model.gesture import Decision, GivenGesture
from app.model.preference import Evidence, MustKind, Strength
from app.model.staff import Staff
from app.staff.schemas import StaffDraft
from app.venue.workplace import Workplace
from tests.cases.made import put_case
from tests.venue_writer import VenueWriter
from tests.venues import SetClock

OWNER = 1


class GiftDesk:
    """The services of gestures for one staff member, and what the file says."""

    def __init__(self, work: Workplace, clock: SetClock) -> None:
        self.work = work
        self.clock = clock
        self.giving = GivingService(work)
        self.catalogue = CatalogueService(work)

    def of(self, staff_id: int) -> GiftDesk:
        """Another desk of the same venue."""
        return GiftDesk(replace(self.work, desk=Desk(staff_id)), self.clock)

    def add_staff(self, name: str, role: Role = Role.DESK, **columns: Any) -> int:
        """Somebody new works here."""
        draft = StaffDraft(name=name, role=role)
        staff_id = VenueWriter(self.work.database, self.clock).add_staff(draft, by=0).value
        with self.work.write() as session:
            for key, value in columns.items():
                setattr(session.get_one(Staff, staff_id), key, value)
        return staff_id

    def limits(self, **values: Any) -> None:
        """The venue sets its limits."""
        kept = GestureLimits(**values).model_dump(mode="json")
        VenueWriter(self.work.database, self.clock).set_setting("recovery", kept, by=0)

    def add_customer(self, name: str = "Léa Müller", **columns: Any) -> int:
        """Somebody the venue knows."""
        customer_id = CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value
        with self.work.write() as session:
            for key, value in columns.items():
                setattr(session.get_one(Customer, customer_id), key, value)
        return customer_id

    def must(self, customer_id: int, text: str, *, kind: MustKind = MustKind.ALLERGY, **fields: Any) -> int:
        """Something that must not go wrong."""
        return self.prefers(customer_id, text, strength=Strength.MUST, must_kind=kind, **fields)

    def prefers(
        self, customer_id: int, text: str, *, strength: Strength = Strength.LIKE, **fields: Any
    ) -> int:
        """Something needed, liked or disliked."""
        draft = PreferenceDraft(text=text, strength=strength, evidence=Evidence.TOLD, **fields)
        return PreferenceService(self.work).add_preference(customer_id, draft).value

    def companion(self, customer_id: int, name: str, **fields: Any) -> int:
        """Somebody who comes along."""
        draft = CompanionDraft(name=name, kind="child", **fields)
        return CompanionService(self.work).add_companion(customer_id, draft).value

    def case(self, customer_id: int | None = None) -> int:
        """A case, of a walk-in where nobody is named."""
        walk_in = {} if customer_id is not None else {"walk_in": "man in a grey coat"}
        return put_case(self.work, customer_id, **walk_in)

    def give(
        self,
        what: str = "Breakfast",
        cost: int = 0,
        *,
        to: int | None = None,
        case: int | None = None,
        **fields: Any,
    ) -> Outcome[int]:
        """Plan a gesture in free words."""
        draft = GiveDraft(what=what, cost_minor=cost, **fields)
        return self.giving.plan(draft, customer_id=to, case_id=case)

    def decide(self, given_id: int, decision: Decision, **fields: Any) -> Outcome[None]:
        """A manager's word on it."""
        values = {"version": self.row(given_id).version, "note": "As they asked", **fields}
        return self.giving.decide(given_id, DecisionDraft(decision=decision, **values))

    def row(self, given_id: int) -> GivenGesture:
        """The row as it is in the file."""
        with self.work.read() as session:
            row = session.get_one(GivenGesture, given_id)
            session.expunge(row)
        return row

    def state(self, outcome: Outcome[int]) -> str:
        """Where the gesture of an outcome stands."""
        return self.row(outcome.value).state
