"""From what was typed of an answer to its row: everything checked, the rest filled in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.case_log.access import may_see
from app.cases.instants import EARLIEST, GRACE
from app.cases.queries.people import find_live_customer, find_visit
from app.consents.limits import refuse_if_restricted, why_not_to_approach
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.gestures.cards import cards_of
from app.model.case import Case
from app.model.consent import Purpose
from app.model.customer import Customer
from app.model.department import Department
from app.model.staff import Staff
from app.model.survey import SurveyAnswer
from app.model.touchpoint import JourneyStage
from app.model.visit import Visit
from app.surveys.schemas.drafts import AnswerDraft, AskDraft
from app.venue.workplace import Workplace


class AnswerFiller:
    """Makes rows of drafts inside one write, and checks what an edit points at."""

    def __init__(self, session: Session, work: Workplace) -> None:
        self._session = session
        self._work = work

    def asked(self, draft: AskDraft) -> SurveyAnswer:
        """The row of a question that is not answered; raises InvalidInput naming the field."""
        asked_at = past(draft.asked_at or self._work.now(), field="asked_at", now=self._work.now())
        about = self._about(draft)
        self._refuse_to_ask(about["customer_id"])
        return SurveyAnswer(**about, asked_at=asked_at)

    def answered(self, draft: AnswerDraft) -> SurveyAnswer:
        """The row of an answer; raises InvalidInput naming the field."""
        now = self._work.now()
        asked_at, answered_at = settle_instants(draft.asked_at, draft.answered_at, now=now)
        return SurveyAnswer(
            **self._about(draft),
            score=draft.score,
            comment=draft.comment,
            asked_at=asked_at,
            answered_at=answered_at,
            arrived_at=now,
        )

    def _refuse_to_ask(self, customer_id: int | None) -> None:
        customer = self._session.get(Customer, customer_id) if customer_id is not None else None
        if customer is not None:
            why = why_not_to_approach(self._session, customer, purpose=Purpose.SURVEYS)
            if why:
                raise _wrong("customer_id", why)

    def check_edit(self, row: SurveyAnswer, values: dict[str, Any]) -> None:
        """What an edit points at is there and fits together; ``values`` get the card in use."""
        changed = {key: value for key, value in values.items() if getattr(row, key) != value}
        if "customer_id" in changed:
            customer = self._customer(values["customer_id"])
            values["customer_id"] = customer.id if customer else None
        customer_id = values.get("customer_id", row.customer_id)
        if "customer_id" in changed or "visit_id" in changed:
            self._visit(values.get("visit_id", row.visit_id), customer_id)
        if "customer_id" in changed or "case_id" in changed:
            self._case(values.get("case_id", row.case_id), customer_id)
        self._check_places(
            stage_id=changed.get("stage_id"),
            department_id=changed.get("department_id"),
            staff_id=changed.get("staff_id"),
        )

    def _about(self, draft: AskDraft | AnswerDraft) -> dict[str, Any]:
        customer = self._customer(draft.customer_id)
        customer_id = customer.id if customer else None
        visit = self._visit(draft.visit_id, customer_id)
        case = self._case(draft.case_id, customer_id)
        self._check_places(
            stage_id=draft.stage_id, department_id=draft.department_id, staff_id=draft.staff_id
        )
        left_to_others = {"score", "comment", "asked_at", "answered_at"}
        known = draft.model_dump(exclude=left_to_others)
        found = {
            "customer_id": customer_id,
            "place": (visit.place if visit else "") if draft.place is None else draft.place,
            "department_id": draft.department_id or (case.department_id if case else None),
        }
        return known | found

    def _customer(self, customer_id: int | None) -> Customer | None:
        if customer_id is None:
            return None
        customer = find_live_customer(self._session, customer_id)
        if customer is None:
            raise _wrong("customer_id", _("This card is not there any more."))
        refuse_if_restricted(customer)
        if customer.archived_at is not None:
            message = _(
                "The card of {name} is archived: bring it back first, or keep the answer without a name."
            )
            raise _wrong("customer_id", message.format(name=customer.display_name))
        return customer

    def _visit(self, visit_id: int | None, customer_id: int | None) -> Visit | None:
        if visit_id is None:
            return None
        visit = None
        if customer_id is not None:
            visit = find_visit(self._session, visit_id, customer_id=customer_id)
        if visit is None:
            raise _wrong("visit_id", _("This visit is not one of this person."))
        return visit

    def _case(self, case_id: int | None, customer_id: int | None) -> Case | None:
        if case_id is None:
            return None
        case = self._session.get(Case, case_id)
        cards: tuple[int | None, ...] = (None,)
        if customer_id is not None:
            cards = cards_of(self._session, customer_id)
        if case is None or case.removed_at is not None or case.customer_id not in cards:
            raise _wrong("case_id", _("This case is not one of this person."))
        if not may_see(self._session, case, staff_id=self._work.staff_id):
            raise _wrong("case_id", _("This case is not one of this person."))
        return case

    def _check_places(self, *, stage_id: int | None, department_id: int | None, staff_id: int | None) -> None:
        if stage_id is not None and self._session.get(JourneyStage, stage_id) is None:
            raise _wrong("stage_id", _("This stage is not there any more."))
        if department_id is not None and self._session.get(Department, department_id) is None:
            raise _wrong("department_id", _("This department is not there any more."))
        if staff_id is not None and self._session.get(Staff, staff_id) is None:
            raise _wrong("staff_id", _("This person does not work here."))


def settle_instants(
    asked_at: datetime | None, answered_at: datetime | None, *, now: datetime
) -> tuple[datetime | None, datetime]:
    """When it was asked, if somebody wrote that down, and when it was answered; now where it is left out."""
    answered = past(answered_at or now, field="answered_at", now=now)
    if asked_at is None:
        return None, answered
    asked = past(asked_at, field="asked_at", now=now)
    if answered < asked:
        raise _wrong("answered_at", _("It cannot have been answered before it was asked: check the times."))
    return asked, answered


def past(at: datetime, *, field: str, now: datetime) -> datetime:
    """The instant, no later than now; raises InvalidInput when it is further ahead than two clocks differ."""
    if at > now + GRACE:
        raise _wrong(field, _("This is still to come: check the date."))
    if at < EARLIEST:
        raise _wrong(field, _("This is too long ago: check the date."))
    return min(at, now)


def _wrong(field: str, message: str) -> InvalidInput:
    return InvalidInput([Problem(field, message)])
