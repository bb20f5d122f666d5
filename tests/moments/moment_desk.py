"""A desk at which moments are planned, prepared and delivered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.core.acting import Desk
from app.core.outcome import Outcome
from app.core.recurring import Repeats
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.gestures.schemas import GestureDraft, GiveDraft
from app.gestures.service.catalogue import CatalogueService
from app.model.companion import Companion
from app.model.moment import Moment, MomentTask
from app.model.occasion import Occasion
from app.model.preference import Preference
from app.moments.schemas.drafts import DeliveryDraft, MomentDraft, SkipDraft, TaskDraft
from app.moments.schemas.rows import MomentDetail
from app.moments.services import MomentServices
from app.staff.schemas import StaffDraft
from app.venue.workplace import Workplace
from tests.venue_writer import VenueWriter
from tests.venues import SetClock

SUNDAY = date(2026, 11, 29)
"""Four days after the clock of the tests."""


class MomentDesk:
    """The services of moments for one staff member, and what the file says."""

    def __init__(self, work: Workplace, clock: SetClock) -> None:
        self.work = work
        self.clock = clock
        self.services = MomentServices.at(work)

    def of(self, staff_id: int) -> MomentDesk:
        """Another desk of the same venue."""
        return MomentDesk(replace(self.work, desk=Desk(staff_id)), self.clock)

    def add_staff(self, name: str, **fields: Any) -> int:
        """Somebody new works here."""
        draft = StaffDraft(name=name, **fields)
        return VenueWriter(self.work.database, self.clock).add_staff(draft, by=0).value

    def add_customer(self, name: str = "Léa Müller") -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value

    def add(self, row: Any) -> int:
        """A row as it is; gives its id."""
        with self.work.write() as session:
            session.add(row)
            session.flush()
        return int(row.id)

    def add_birthday(self, customer_id: int, on: date = SUNDAY, **fields: Any) -> int:
        """A birthday that falls on this day, with the year of ten years before."""
        values = {"month": on.month, "day": on.day, "year": on.year - 10, "repeats": Repeats.YEARLY}
        return self.add(Occasion(customer_id=customer_id, kind="birthday", **values | fields))

    def add_child(self, customer_id: int, name: str = "Louis") -> int:
        """A child who comes along."""
        return self.add(Companion(customer_id=customer_id, name=name, kind="child", relation="son"))

    def add_must(self, customer_id: int, text: str, **fields: Any) -> int:
        """Something that must not go wrong."""
        values = {"strength": "must", "must_kind": "diet", "evidence": "told", **fields}
        return self.add(
            Preference(customer_id=customer_id, group_id=1, text=text, noted_at=self.clock.now(), **values)
        )

    def offer(self, name: str, **fields: Any) -> int:
        """Something new in the catalogue; gives its id."""
        return CatalogueService(self.work).add_gesture(GestureDraft(name=name, **fields)).value

    def plan(self, customer_id: int, **fields: Any) -> Outcome[int]:
        """A plan for this customer, a surprise unless it is said otherwise."""
        return self.services.planning.plan_moment(
            MomentDraft(**{"customer_id": customer_id, "title": "Giraffe cake", **fields})
        )

    def planned_birthday(self, **fields: Any) -> int:
        """The plan for somebody's birthday on Sunday."""
        customer_id = self.add_customer()
        occasion_id = self.add_birthday(customer_id)
        return self.plan(customer_id, occasion_id=occasion_id, occurs_on=SUNDAY, **fields).value

    def give(self, moment_id: int, gesture_id: int | None = None, **fields: Any) -> Outcome[int]:
        """A gesture is added to the plan."""
        draft = GiveDraft(gesture_id=gesture_id, **({} if gesture_id else {"what": "Balloon"}) | fields)
        return self.services.gestures.add_gesture(moment_id, draft)

    def add_task(self, moment_id: int, **fields: Any) -> Outcome[int]:
        """Something to do."""
        return self.services.tasks.add_task(moment_id, TaskDraft(**{"what": "Order the sponge", **fields}))

    def deliver(self, moment_id: int, **fields: Any) -> Outcome[None]:
        """It was done."""
        values = {"version": self.moment(moment_id).version, "reaction": 5, **fields}
        return self.services.states.deliver(moment_id, DeliveryDraft(**values))

    def skip(self, moment_id: int, **fields: Any) -> Outcome[None]:
        """Not this time."""
        values = {"version": self.moment(moment_id).version, "reason": "They are away", **fields}
        return self.services.states.skip(moment_id, SkipDraft(**values))

    def moment(self, moment_id: int) -> MomentDetail:
        """The moment as it is shown."""
        return self.services.reader.get_moment(moment_id)

    def counts(self) -> tuple[int, int]:
        """How many moments and tasks there are."""
        with self.work.read() as session:
            return len(session.scalars(select(Moment.id)).all()), len(
                session.scalars(select(MomentTask.id)).all()
            )
