"""A desk at which cases are opened, worked on and closed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.cases.schemas.drafts import CaseDraft, ClosingDraft, ReopeningDraft, StepDraft, UnreachableDraft
from app.cases.services import CaseServices
from app.core.acting import Desk
from app.core.outcome import Outcome
from app.customers.schemas.drafts import CustomerDraft
from app.customers.service.customers import CustomerService
from app.model.case import Case, CaseEntry, CaseStep, CaseStepTaken
from app.model.promise import Promise
from app.staff.schemas import StaffDraft
from app.storage.recording import Snapshot
from app.venue.workplace import Workplace
from tests.venue_writer import VenueWriter
from tests.venues import SetClock

TO_RESOLVE = (CaseStep.LISTEN, CaseStep.EMPATHISE, CaseStep.APOLOGISE, CaseStep.RESOLVE)


class CaseDesk:
    """The services of cases for one staff member, and what the file says."""

    def __init__(self, work: Workplace, clock: SetClock) -> None:
        self.work = work
        self.clock = clock
        self.services = CaseServices.at(work)

    def of(self, staff_id: int) -> CaseDesk:
        """Another desk of the same venue."""
        return CaseDesk(replace(self.work, desk=Desk(staff_id)), self.clock)

    def add_staff(self, name: str, **fields: Any) -> int:
        """Somebody new works here."""
        draft = StaffDraft(name=name, **fields)
        return VenueWriter(self.work.database, self.clock).add_staff(draft, by=0).value

    def add_customer(self, name: str = "Léa Müller") -> int:
        """Somebody the venue knows."""
        return CustomerService(self.work).add_customer(CustomerDraft(display_name=name)).value

    def log(self, customer_id: int | None = None, **fields: Any) -> Outcome[int]:
        """A new case, of a walk-in where nobody is named."""
        whose = {"walk_in": "man in a grey coat"} if customer_id is None else {"customer_id": customer_id}
        return self.services.opening.log_case(CaseDraft(**{"what": "Shower cold", **whose, **fields}))

    def take(self, case_id: int, *steps: CaseStep, **fields: Any) -> Outcome[None]:
        """These steps one after the other; the last one's outcome."""
        for step in steps:
            outcome = self.services.steps.take_step(case_id, StepDraft(step=step, **fields))
        return outcome

    def close(self, case_id: int, **fields: Any) -> Outcome[None]:
        """The customer was asked and is happy."""
        values = {"version": self.case(case_id).version, "feeling_after": 1, "reason": "All well", **fields}
        return self.services.closing.close_verified(case_id, ClosingDraft(**values))

    def give_up(self, case_id: int, **fields: Any) -> Outcome[None]:
        """The customer could not be reached."""
        values = {
            "version": self.case(case_id).version,
            "attempts": "Called twice",
            "reason": "Left",
            **fields,
        }
        return self.services.closing.close_unreachable(case_id, UnreachableDraft(**values))

    def reopen(self, case_id: int, **fields: Any) -> Outcome[None]:
        """It was not over."""
        values = {"version": self.case(case_id).version, "reason": "Cold again", **fields}
        return self.services.closing.reopen(case_id, ReopeningDraft(**values))

    def resolved(self, customer_id: int | None = None, **fields: Any) -> int:
        """A case that only has to be followed up."""
        case_id = self.log(customer_id, **fields).value
        self.take(case_id, *TO_RESOLVE)
        return case_id

    def case(self, case_id: int) -> Case:
        """The row as it is in the file."""
        with self.work.read() as session:
            case = session.get_one(Case, case_id)
            session.expunge(case)
        return case

    def entries(self, case_id: int) -> list[CaseEntry]:
        """The log, in the order in which it was written, with what was taken back."""
        return self._rows(CaseEntry, case_id)

    def kinds(self, case_id: int) -> list[str]:
        """What the log tells, without what was taken back."""
        return [entry.kind for entry in self.entries(case_id) if entry.removed_at is None]

    def steps(self, case_id: int) -> list[CaseStepTaken]:
        """The steps that were stamped."""
        return self._rows(CaseStepTaken, case_id)

    def promises(self, case_id: int) -> list[Promise]:
        """What was promised in the case."""
        return self._rows(Promise, case_id)

    def everything(self) -> dict[str, list[Snapshot]]:
        """All rows of cases, but for versions and what is set aside."""
        held = {}
        with self.work.read() as session:
            for mapped in (Case, CaseStepTaken, CaseEntry, Promise):
                live = [mapped.removed_at.is_(None)] if hasattr(mapped, "removed_at") else []
                rows = session.execute(select(mapped.__table__).where(*live).order_by(mapped.id)).mappings()
                held[mapped.__name__] = [
                    {key: value for key, value in row.items() if key != "version"} for row in rows
                ]
        return held

    def _rows(self, mapped: Any, case_id: int) -> list[Any]:
        with self.work.read() as session:
            rows = session.scalars(select(mapped).where(mapped.case_id == case_id).order_by(mapped.id)).all()
            session.expunge_all()
        return list(rows)
