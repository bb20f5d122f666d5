"""What the agenda shows, case by case."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.core.errors import InvalidInput
from app.model.companion import CompanionShare
from app.model.consent import Consent
from app.model.customer import Customer
from app.model.moment import MomentState
from app.occasions.schemas import AgendaQuery, AgendaView, MarkGroup, MomentKey
from app.occasions.words.lines import agenda_line
from tests.occasions.occasion_desk import OccasionDesk
from tests.venues import open_place

ZONES = (
    "Europe/Zurich",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)
TURNS = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5), date(2026, 10, 4), date(2026, 12, 31))
"""Days on which clocks change in one of the zones or another, and the last of a year."""


@pytest.mark.parametrize("zone", ZONES)
def test_a_birthday_is_in_todays_list_until_midnight_at_the_venue(tmp_path: Path, zone: str) -> None:
    with open_place(tmp_path, zone=zone) as place:
        desk = OccasionDesk(place.work, place.clock)
        customer_id = desk.add_customer()
        for on in TURNS:
            desk.add_occasion(customer_id, on)
        for on in TURNS:
            for clock, is_there in ((time(0, 0), True), (time(12, 0), True), (time(23, 59, 59), True)):
                place.clock.at = datetime.combine(on, clock, ZoneInfo(zone)).astimezone(UTC)
                assert [row.on == on for row in desk.rows(days=1)] == [is_there]
            place.clock.at = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
            assert desk.rows(days=1) == []
            assert on in [row.on for row in desk.read().missed]


def test_nobody_who_died_was_archived_or_said_no_keeps_a_planned_moment(desk: OccasionDesk) -> None:
    people = [desk.add_customer(f"Person {number}") for number in range(4)]
    for customer_id in people:
        occasion_id = desk.add_occasion(customer_id, desk.day(2))
        desk.add_moment(customer_id, desk.day(2), occasion_id=occasion_id)
        desk.add_moment(customer_id, desk.day(3), kind="surprise", title="A walk")
    assert {row.customer_id for row in desk.rows(view=AgendaView.PLANNED)} == set(people)
    desk.change(Customer, people[0], deceased_at=desk.work.now())
    desk.change(Customer, people[1], archived_at=desk.work.now())
    desk.add(Consent(customer_id=people[2], purpose="moments", given=False, decided_on=desk.today))
    for view in (AgendaView.ALL, AgendaView.PLANNED):
        agenda = desk.read(view=view)
        assert {row.customer_id for day in agenda.days for row in day.rows} == {people[3]}
    assert agenda.counts.planned == 2


def test_a_shared_child_stands_once_and_names_both_parents(desk: OccasionDesk) -> None:
    mother, father = desk.add_customer("Léa Müller"), desk.add_customer("Tom Müller")
    child = desk.add_companion(mother)
    desk.add(CompanionShare(companion_id=child, customer_id=father))
    desk.add_occasion(mother, desk.day(4), year=2017, companion_id=child)
    desk.add_visit(mother, "here", desk.day(-2), 4, place="412")
    (row,) = [row for row in desk.rows() if row.kind == "birthday"]
    said = agenda_line(row, desk.work.wording, today=desk.today)
    assert said == "Turns 9 · son of Léa Müller and Tom Müller, room 412 until Friday"
    assert [each.key for each in desk.reader.of_customer(father, 14)] == [row.key]
    desk.change(Customer, mother, archived_at=desk.work.now())
    (row,) = desk.rows()
    assert (row.customer_id, row.also_of) == (father, ())


def test_a_moment_celebrated_earlier_stays_on_its_own_day_and_tells(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    occasion_id = desk.add_occasion(customer_id, desk.day(4))
    desk.add_moment(customer_id, desk.day(4), occasion_id=occasion_id, celebrate_on=desk.day(2))
    (row,) = desk.rows()
    assert (row.on, row.celebrate_on, row.state) == (desk.day(4), desk.day(2), MomentState.PLANNED)


def test_a_surprise_stands_on_the_day_it_is_done_and_without_one_nowhere(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_moment(customer_id, None, kind="surprise", title="A walk", celebrate_on=desk.day(1))
    undated = desk.add_moment(customer_id, None, kind="surprise", title="Some day")
    assert [(row.on, row.title) for row in desk.rows()] == [(desk.day(1), "A walk")]
    found = desk.reader.row_of(MomentKey(customer_id, None, moment_id=undated))
    assert found is not None
    assert found.title == "Some day"


def test_what_was_done_or_skipped_is_not_missed(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    for number, state in enumerate(MomentState):
        occasion_id = desk.add_occasion(customer_id, desk.day(-1 - number))
        desk.add_moment(customer_id, desk.day(-1 - number), occasion_id=occasion_id, state=state)
    desk.add_occasion(customer_id, desk.day(-8))
    assert [row.state for row in desk.read().missed] == [
        MomentState.PREPARED, MomentState.PLANNED, MomentState.SUGGESTED
    ]  # fmt: skip


def test_a_day_of_many_shows_the_first_and_pages_on(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    for _ in range(20):
        desk.add_occasion(customer_id, desk.day(1))
    (day,) = desk.read().days
    assert (len(day.rows), day.total) == (15, 20)
    rest = desk.reader.day(desk.day(1), AgendaQuery(desk.today), offset=15, limit=50)
    assert len({row.key for row in (*day.rows, *rest.rows)}) == 20
    (marks,) = desk.reader.month(2026, 11, query=AgendaQuery(desk.today))
    assert marks.groups == ((MarkGroup.BIRTHDAY, 20),)


@pytest.mark.parametrize("days", [0, -1, 3661])
def test_an_absurd_window_is_refused(desk: OccasionDesk, days: int) -> None:
    with pytest.raises(InvalidInput):
        desk.read(days=days)


def test_29_february_says_that_it_is_kept_on_another_day(desk: OccasionDesk) -> None:
    customer_id = desk.add_customer()
    desk.add_occasion(customer_id, date(2000, 2, 29), year=2000)
    (day,) = desk.reader.read(AgendaQuery(date(2027, 2, 28), 1)).days
    (row,) = day.rows
    assert row.observed_on_other_day
    said = agenda_line(row, desk.work.wording, today=date(2027, 2, 1))
    assert said == "Turns 27 · kept on 28 Feb: there is no 29th this year"
