"""A second failure of the same customer: one worse, and a manager speaks with them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.cases.settings import RecoverySettings
from app.model.case import Case, CaseEntryKind, Severity
from app.model.codes import Role
from app.model.customer import Customer
from app.staff.schemas import StaffEdit
from tests.cases.case_desk import CaseDesk
from tests.venue_writer import VenueWriter
from tests.venues import NOON

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("before", "again"), [(89 * DAY, True), (90 * DAY, True), (90 * DAY + SECOND, False)]
)
def test_the_span_reaches_back_ninety_days(desk: CaseDesk, before: timedelta, again: bool) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id, reported_at=NOON - before)
    case = desk.case(desk.log(customer_id).value)
    assert (case.again, case.severity) == (again, 3 if again else 2)
    assert len(desk.promises(case.id)) == int(again)


def test_the_span_is_the_venues(desk: CaseDesk) -> None:
    desk.services.settings.save(RecoverySettings(again_days=7))
    customer_id = desk.add_customer()
    desk.log(customer_id, reported_at=NOON - 8 * DAY)
    assert not desk.case(desk.log(customer_id).value).again


def test_a_manager_is_to_speak_with_them_by_the_target_of_the_raised_severity(desk: CaseDesk) -> None:
    manager = desk.add_staff("Iris Wyss", role=Role.MANAGER)
    customer_id = desk.add_customer()
    first = desk.log(customer_id).value
    outcome = desk.log(customer_id)
    case = desk.case(outcome.value)
    (promise,) = desk.promises(case.id)
    assert promise.due_at == case.put_right_due_at == NOON + timedelta(hours=4)
    assert (promise.what, promise.owner_id, promise.customer_id) == (
        "Speak with Léa Müller",
        manager,
        customer_id,
    )
    assert (promise.made_by, promise.state) == (desk.work.staff_id, "open")
    assert desk.kinds(case.id) == [CaseEntryKind.OPENED, CaseEntryKind.PROMISE]
    opened, told = desk.entries(case.id)
    assert (opened.details["raised_from"], opened.details["severity"]) == (2, 3)
    assert (opened.details["again"], opened.details["earlier_id"]) == (True, first)
    assert (told.details["what"], told.details["owner"]) == ("Speak with Léa Müller", "Iris Wyss")
    assert outcome.said == "Case 0002 logged as serious: it is not the first, Iris Wyss will speak with them"


def test_without_a_manager_the_owner_speaks_with_them(desk: CaseDesk) -> None:
    gone = desk.add_staff("Iris Wyss", role=Role.MANAGER)
    VenueWriter(desk.work.database, desk.clock).edit_staff(gone, StaffEdit(version=1, active=False), by=0)
    customer_id = desk.add_customer()
    desk.log(customer_id)
    (promise,) = desk.promises(desk.log(customer_id).value)
    assert promise.owner_id == 1


def test_nothing_is_worse_than_critical(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id)
    case = desk.case(desk.log(customer_id, severity=Severity.CRITICAL).value)
    assert (case.again, case.severity) == (True, Severity.CRITICAL)
    assert desk.entries(case.id)[0].details["raised_from"] is None


def test_a_case_taken_back_and_one_of_somebody_else_do_not_count(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    reversal = desk.log(customer_id).reversal
    assert reversal is not None
    reversal.undo()
    desk.log(desk.add_customer("Yuki Tanaka"))
    desk.log()
    assert not desk.case(desk.log(customer_id).value).again


def test_a_walk_in_is_never_known_to_come_again(desk: CaseDesk) -> None:
    desk.log(walk_in="the same man")
    assert not desk.case(desk.log(walk_in="the same man").value).again


def test_what_went_wrong_under_a_card_merged_since_counts(desk: CaseDesk) -> None:
    old, live = desk.add_customer("L. Muller"), desk.add_customer()
    desk.log(old)
    with desk.work.write() as session:
        session.get_one(Customer, old).merged_into_id = live
    assert desk.case(desk.log(live).value).again
    assert desk.case(desk.log(old).value).customer_id == live


def test_a_closed_case_counts_and_so_does_a_restricted_one_without_naming_it(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    case_id = desk.resolved(customer_id, restricted=True)
    desk.close(case_id)
    other = desk.of(desk.add_staff("Jonas Frei"))
    second = other.log(customer_id).value
    assert other.case(second).again
    assert other.entries(second)[0].details["earlier_id"] is None


def test_a_case_reported_before_the_other_is_not_the_second(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id)
    assert not desk.case(desk.log(customer_id, reported_at=NOON - DAY).value).again


def test_undo_takes_the_promise_back_too(desk: CaseDesk) -> None:
    customer_id = desk.add_customer()
    desk.log(customer_id)
    before = desk.everything()
    outcome = desk.log(customer_id)
    after = desk.everything()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert desk.everything() == before
    assert desk.promises(outcome.value) == []
    outcome.reversal.redo()
    assert desk.everything() == after
    with desk.work.read() as session:
        assert session.get_one(Case, outcome.value).again
