"""What the lookup tells of cases that are still open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.core.acting import Desk
from app.customers.lookup import Lookup
from app.customers.lookup_rows import LookupRow
from app.customers.results.delegate import chips_of
from app.customers.words.results import open_cases
from app.model.case import Case, CaseState
from app.staff.schemas import StaffDraft
from tests.cases.made import put_case
from tests.venue_writer import VenueWriter

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def found(hotel: Services, *, staff_id: int | None = None) -> LookupRow:
    """The one customer of the hotel, as a staff member finds them."""
    desk = Desk(staff_id) if staff_id else hotel.work.desk
    lookup = Lookup(hotel.work.database, hotel.clock, zone="Europe/Zurich", desk=desk)
    (row,) = lookup.find("müller").rows
    return row


def test_only_cases_that_are_open_and_not_taken_back_are_counted(hotel: Services) -> None:
    customer_id = hotel.add()
    put_case(hotel.work, customer_id)
    put_case(hotel.work, customer_id, due_in=timedelta(minutes=-1))
    put_case(hotel.work, customer_id, state=CaseState.CLOSED)
    taken_back = put_case(hotel.work, customer_id)
    with hotel.work.write() as session:
        session.get_one(Case, taken_back).removed_at = hotel.clock.now()
    row = found(hotel)
    assert (row.open_cases, row.late_cases) == (2, 1)


@pytest.mark.parametrize(("seconds", "late"), [(-1, 1), (0, 0), (1, 0)])
def test_a_case_is_late_from_the_instant_after_its_target(hotel: Services, seconds: int, late: int) -> None:
    put_case(hotel.work, hotel.add(), due_in=timedelta(seconds=seconds))
    assert found(hotel).late_cases == late


def test_a_restricted_case_is_told_to_managers_and_to_its_own_people(hotel: Services) -> None:
    customer_id = hotel.add()
    service = VenueWriter(hotel.work.database, hotel.clock)
    add = lambda name, role: service.add_staff(StaffDraft(name=name, role=role), by=0).value  # noqa: E731
    desk, host, manager = add("Aaron", "desk"), add("Tomás", "host"), add("Lena", "manager")
    put_case(hotel.work, customer_id, restricted=True, owner_id=host)
    told = {who: found(hotel, staff_id=who).open_cases for who in (desk, host, manager, hotel.work.staff_id)}
    assert told == {desk: 0, host: 1, manager: 1, hotel.work.staff_id: 1}


def test_the_chip_says_in_words_and_colour_what_is_late() -> None:
    calm = LookupRow(1, "Piotr Mülke", open_cases=1)
    late = LookupRow(1, "Piotr Mülke", open_cases=2, late_cases=1)
    assert [(chip.text, chip.tone) for chip in chips_of(calm)] == [("Open case", "brass")]
    assert [(chip.text, chip.tone) for chip in chips_of(late)] == [("2 cases, 1 late", "alert")]
    assert open_cases(LookupRow(1, "Piotr Mülke", open_cases=1, late_cases=1)) == "Case late"
    assert chips_of(LookupRow(1, "Piotr Mülke")) == ()
