"""What an edit of a case comes to: checked, completed, and told from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy.orm import Session

from app.cases.instants import settle_report
from app.cases.queries.people import find_live_customer, find_visit
from app.cases.schemas.drafts import CaseEdit
from app.cases.service.steps import list_taken
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.model.case import Case
from app.model.case_category import CaseCategory
from app.model.customer import Customer
from app.model.department import Department
from app.model.visit import Visit
from app.venue.workplace import Workplace

_TIMES = frozenset({"happened_at", "reported_at"})
_WHO = frozenset({"customer_id", "walk_in"})


class _Offered(Protocol):
    """A row that is offered until it is put out of use."""

    active: Any
    name: Any


class EditReader:
    """Reads one edit of one case inside a write."""

    def __init__(self, session: Session, work: Workplace, case: Case) -> None:
        self._session = session
        self._work = work
        self._case = case

    def completed(self, edit: CaseEdit) -> dict[str, Any]:
        """The columns to set, with those that follow from what was given."""
        values = edit.given()
        if _WHO & values.keys():
            values |= self._who(values)
        if "category_id" in values and "department_id" not in values:
            values |= self._department_of(values["category_id"])
        return values

    def check(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values that differ, as they can be saved; raises InvalidInput with the field that cannot be."""
        case = self._case
        differing = {key: value for key, value in values.items() if getattr(case, key) != value}
        if "customer_id" in differing:
            self._check_customer(differing["customer_id"])
        visit_id = values.get("visit_id", case.visit_id)
        if visit_id is not None and {"customer_id", "visit_id"} & differing.keys():
            self._check_visit(visit_id, values.get("customer_id", case.customer_id))
        self._check_offered(CaseCategory, differing, "category_id", _("This category is not there any more."))
        self._check_offered(
            Department, differing, "department_id", _("This department is not there any more.")
        )
        if _TIMES & differing.keys():
            differing |= self._times(differing)
        return differing

    def told(self, differing: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Every field that changes, from what to what, with names in the place of ids."""
        case = self._case
        told = {
            key: [self._tell(key, getattr(case, key)), self._tell(key, differing[key])] for key in differing
        }
        if "customer_id" in told:
            before, after = told.pop("walk_in", ["", ""])
            told["customer_id"] = [told["customer_id"][0] or before, told["customer_id"][1] or after]
        return told

    def _who(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A customer needs no description, somebody without a card does; the visit goes with its customer."""
        case = self._case
        customer_id = values.get("customer_id", case.customer_id)
        walk_in = values.get("walk_in", case.walk_in)
        if customer_id is not None and customer_id != case.customer_id:
            live = find_live_customer(self._session, customer_id)
            customer_id = live.id if live else customer_id
        if customer_id is None and not walk_in:
            raise _wrong("walk_in", _("Say who it happened to: a name, or what they look like."))
        known: dict[str, Any] = {"customer_id": customer_id, "walk_in": "" if customer_id else walk_in}
        if customer_id != case.customer_id and "visit_id" not in values:
            known["visit_id"] = None
        return known

    def _department_of(self, category_id: int | None) -> dict[str, Any]:
        """The department follows the category, unless somebody had chosen another one."""
        before = self._session.get(CaseCategory, self._case.category_id) if self._case.category_id else None
        after = self._session.get(CaseCategory, category_id) if category_id is not None else None
        followed = self._case.department_id is None or (
            before is not None and before.department_id == self._case.department_id
        )
        return {"department_id": after.department_id} if followed and after and after.department_id else {}

    def _check_customer(self, customer_id: int | None) -> None:
        if customer_id is None:
            return
        customer = self._session.get(Customer, customer_id)
        if customer is None:
            raise _wrong("customer_id", _("This card is not there any more."))
        if customer.archived_at is not None:
            message = _("The card of {name} is archived: bring it back first, or describe who it was.")
            raise _wrong("customer_id", message.format(name=customer.display_name))

    def _check_visit(self, visit_id: int, customer_id: int | None) -> None:
        if customer_id is None or find_visit(self._session, visit_id, customer_id=customer_id) is None:
            raise _wrong("visit_id", _("This visit is not one of this person."))

    def _check_offered(
        self, mapped: type[_Offered], differing: Mapping[str, Any], field: str, message: str
    ) -> None:
        if differing.get(field) is None:
            return
        row = self._session.get(mapped, differing[field])
        if row is None or not row.active:
            raise _wrong(field, message)

    def _times(self, differing: Mapping[str, Any]) -> dict[str, Any]:
        case = self._case
        happened_at, reported_at = settle_report(
            happened_at=differing.get("happened_at") or case.happened_at,
            reported_at=differing.get("reported_at") or case.reported_at,
            now=self._work.now(),
        )
        acts = [step.at for step in list_taken(self._session, case)]
        acts += [at for at in (case.acknowledged_at, case.resolved_at, case.closed_at) if at is not None]
        if acts and reported_at > min(acts):
            message = _("Something was done about it before this: it must have been reported by then.")
            raise _wrong("reported_at", message)
        settled = {"happened_at": happened_at, "reported_at": reported_at}
        return {key: at for key, at in settled.items() if getattr(case, key) != at}

    def _tell(self, field: str, value: Any) -> Any:
        if value is None:
            return None
        if field in _TIMES:
            return value.isoformat()
        if field == "visit_id":
            visit = self._session.get(Visit, value)
            return f"{visit.arrives_on.isoformat()} {visit.place}".strip() if visit else ""
        named = {"customer_id": Customer, "category_id": CaseCategory, "department_id": Department}
        if field not in named:
            return value
        row: Any = self._session.get(named[field], value)
        return "" if row is None else row.display_name if field == "customer_id" else row.name


def _wrong(field: str, message: str) -> InvalidInput:
    return InvalidInput([Problem(field, message)])
