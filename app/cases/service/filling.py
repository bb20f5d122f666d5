"""From what was typed of a new case to its row: everything checked, the rest filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.case_log.access import may_see
from app.cases.instants import settle_report
from app.cases.queries.people import (
    find_failure_within,
    find_live_customer,
    find_visit,
    present_visit,
)
from app.cases.schemas.drafts import CaseDraft
from app.cases.service.writing import get_active_staff
from app.cases.settings import RecoverySettings
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.model.case import Case, CaseState, CaseStep, Severity
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.visit import Visit
from app.venue.workplace import Workplace


@dataclass(frozen=True)
class Filled:
    """A new case, not yet added, whose it is, and the earlier one if whoever writes may see it."""

    case: Case
    who: str
    earlier_id: int | None


class CaseFiller:
    """Makes new cases of drafts inside one write."""

    def __init__(self, session: Session, work: Workplace, settings: RecoverySettings) -> None:
        self._session = session
        self._work = work
        self._settings = settings

    def fill(self, draft: CaseDraft, *, now: datetime, place: str = "") -> Filled:
        """The case, at ``place`` where nothing better is known; raises InvalidInput naming the field."""
        happened_at, reported_at = settle_report(
            happened_at=draft.happened_at, reported_at=draft.reported_at, now=now
        )
        customer = self._customer(draft.customer_id)
        visit = self._visit(draft, customer, happened_at)
        earlier = self._earlier(customer, reported_at)
        again = earlier is not None
        case = Case(
            customer_id=customer.id if customer else None,
            walk_in="" if customer else draft.walk_in,
            visit_id=visit.id if visit else None,
            what=draft.what,
            place=((visit and visit.place) or place) if draft.place is None else draft.place,
            happened_at=happened_at,
            reported_at=reported_at,
            opened_at=now,
            opened_by=self._work.staff_id,
            channel=draft.channel,
            kind=draft.kind,
            category_id=draft.category_id,
            department_id=self._department(draft),
            severity=min(draft.severity + again, Severity.CRITICAL),
            again=again,
            fault=draft.fault,
            feeling=draft.feeling,
            owner_id=self._owner(draft.owner_id),
            restricted=draft.restricted,
            state=CaseState.OPEN,
            step=CaseStep.LISTEN,
            reopened_count=0,
        )
        seen = earlier is not None and may_see(self._session, earlier, staff_id=self._work.staff_id)
        who = customer.display_name if customer else draft.walk_in
        return Filled(case, who, earlier.id if earlier and seen else None)

    def _customer(self, customer_id: int | None) -> Customer | None:
        if customer_id is None:
            return None
        customer = find_live_customer(self._session, customer_id)
        if customer is None:
            raise _wrong("customer_id", _("This card is not there any more."))
        if customer.archived_at is not None:
            message = _("The card of {name} is archived: bring it back first, or describe who it was.")
            raise _wrong("customer_id", message.format(name=customer.display_name))
        return customer

    def _visit(self, draft: CaseDraft, customer: Customer | None, happened_at: datetime) -> Visit | None:
        """The visit that was named, or the one under way if it had begun by then."""
        if draft.visit_id is not None:
            named = find_visit(self._session, draft.visit_id, customer_id=customer.id) if customer else None
            if named is None:
                raise _wrong("visit_id", _("This visit is not one of this person."))
            return named
        here = present_visit(self._session, customer.id) if customer else None
        return here if here and here.arrives_on <= self._work.wording.local(happened_at).date() else None

    def _earlier(self, customer: Customer | None, reported_at: datetime) -> Case | None:
        if customer is None:
            return None
        # On a server, nobody else opens a case of the same customer until this is saved: it could be the earlier one.
        self._session.execute(select(Customer.id).where(Customer.id == customer.id).with_for_update())
        span = timedelta(days=self._settings.again_days)
        return find_failure_within(self._session, customer.id, until=reported_at, span=span)

    def _department(self, draft: CaseDraft) -> int | None:
        """The department that was named, or the one whose work the category is."""
        category = None
        if draft.category_id is not None:
            category = self._session.get(CaseCategory, draft.category_id)
            if category is None or not category.active:
                raise _wrong("category_id", _("This category is not there any more."))
        if draft.department_id is None:
            return category.department_id if category else None
        department = self._session.get(Department, draft.department_id)
        if department is None or not department.active:
            raise _wrong("department_id", _("This department is not there any more."))
        return department.id

    def _owner(self, owner_id: int | None) -> int | None:
        owner_id = owner_id or self._work.staff_id
        return None if owner_id is None else get_active_staff(self._session, owner_id).id


def _wrong(field: str, message: str) -> InvalidInput:
    return InvalidInput([Problem(field, message)])
