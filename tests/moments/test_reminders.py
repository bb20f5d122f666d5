"""What has to be brought to mind comes in time, once, and is never lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.core.errors import InvalidInput
from app.model.companion import Companion
from app.model.consent import Consent
from app.model.visit import Visit
from app.moments.reminders.schemas import ReminderKind, ReminderRow
from app.moments.reminders.service import ReminderReader, ReminderService
from app.moments.reminders.times import ReminderTimes
from app.moments.schemas.drafts import TaskEdit
from app.occasions.schemas import AgendaDay, AgendaQuery
from app.occasions.service.agenda import AgendaReader
from tests.moments.moment_desk import SUNDAY, MomentDesk

ZONES = ("Europe/Zurich", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu")


def due(desk: MomentDesk) -> tuple[ReminderRow, ...]:
    """What is due now."""
    return ReminderReader(desk.work).due()


def kinds(desk: MomentDesk) -> list[ReminderKind]:
    """Of which kinds they are."""
    return [row.kind for row in due(desk)]


def forward_to(desk: MomentDesk, day: date, clock: time) -> None:
    """Let the clock of the venue show this."""
    wall = datetime.combine(day, clock, tzinfo=desk.work.wording.local(desk.clock.at).tzinfo)
    desk.clock.at = wall.astimezone(UTC)


def test_a_task_comes_in_the_morning_of_its_day_and_is_late_afterwards(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id, lead_minutes=2 * 24 * 60)
    assert due(desk) == ()
    friday = SUNDAY - timedelta(days=2)
    forward_to(desk, friday, time(7, 59))
    assert due(desk) == ()
    forward_to(desk, friday, time(8, 0))
    [row] = due(desk)
    assert (row.kind, row.what, row.late) == (ReminderKind.TASK, "Order the sponge", False)
    forward_to(desk, friday + timedelta(days=1), time(0, 0))
    assert [row.late for row in due(desk)] == [True]


def test_a_task_at_an_hour_comes_an_hour_ahead(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id, due_at=desk.clock.at + timedelta(hours=5))
    desk.clock.forward(hours=3, minutes=59)
    assert due(desk) == ()
    desk.clock.forward(minutes=1)
    assert kinds(desk) == [ReminderKind.TASK]


def test_the_day_itself_and_how_it_went_are_said(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    forward_to(desk, SUNDAY, time(8, 0))
    assert kinds(desk) == [ReminderKind.THE_DAY]
    forward_to(desk, SUNDAY + timedelta(days=1), time(8, 0))
    assert kinds(desk) == [ReminderKind.HOW_IT_WENT]
    desk.deliver(moment_id)
    assert due(desk) == ()


def test_whoever_arrives_without_a_plan_is_said_in_time_for_the_usual_plan(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    desk.add_birthday(customer)
    desk.add(Visit(customer_id=customer, status="booked", arrives_on=SUNDAY, leaves_on=SUNDAY))
    days = [SUNDAY - timedelta(days=back) for back in range(8, -1, -1)]
    said = []
    for day in days:
        forward_to(desk, day, time(8, 0))
        said.append(ReminderKind.NO_PLAN in kinds(desk))
    assert said == sorted(said)
    assert True in said
    first = days[said.index(True)]
    assert (SUNDAY - first).days > 3


def test_it_is_told_once_even_after_a_restart(desk: MomentDesk) -> None:
    desk.planned_birthday()
    forward_to(desk, SUNDAY, time(9, 0))
    assert len(ReminderService(desk.work).note_told(due(desk)).value) == 1
    again = MomentDesk(desk.work, desk.clock)
    assert ReminderService(again.work).note_told(due(again)).value == ()
    assert len(due(again)) == 1


def test_what_came_while_the_program_was_closed_is_there_at_start(desk: MomentDesk) -> None:
    desk.planned_birthday()
    forward_to(desk, SUNDAY + timedelta(days=3), time(9, 0))
    [row] = due(desk)
    assert (row.kind, row.told_at, row.late) == (ReminderKind.HOW_IT_WENT, None, True)


def test_what_is_put_off_comes_again_and_is_told_again(desk: MomentDesk) -> None:
    desk.planned_birthday()
    forward_to(desk, SUNDAY, time(9, 0))
    service = ReminderService(desk.work)
    service.note_told(due(desk))
    outcome = service.snooze(due(desk)[0], desk.clock.at + timedelta(hours=1))
    assert due(desk) == ()
    desk.clock.forward(hours=1)
    [row] = due(desk)
    assert row.told_at is None
    assert outcome.reversal is not None


def test_a_time_that_is_over_or_far_away_is_refused(desk: MomentDesk) -> None:
    desk.planned_birthday()
    forward_to(desk, SUNDAY, time(9, 0))
    for until in (desk.clock.at, desk.clock.at + timedelta(days=61)):
        with pytest.raises(InvalidInput, match="60 days"):
            ReminderService(desk.work).snooze(due(desk)[0], until)


def test_what_is_settled_stays_away_until_it_is_taken_back(desk: MomentDesk) -> None:
    desk.planned_birthday()
    forward_to(desk, SUNDAY, time(9, 0))
    outcome = ReminderService(desk.work).settle(due(desk)[0])
    assert due(desk) == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert len(due(desk)) == 1


def test_another_day_is_another_reminder(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    task_id = desk.add_task(moment_id, lead_minutes=24 * 60).value
    forward_to(desk, SUNDAY - timedelta(days=1), time(9, 0))
    ReminderService(desk.work).settle(due(desk)[0])
    task = desk.moment(moment_id).tasks[0]
    later = desk.clock.at + timedelta(hours=8)
    desk.services.tasks.edit_task(task_id, TaskEdit(version=task.version, due_at=later))
    forward_to(desk, SUNDAY - timedelta(days=1), time(16, 30))
    assert kinds(desk) == [ReminderKind.TASK]


def test_nobody_who_opted_out_is_brought_to_mind(desk: MomentDesk) -> None:
    moment_id = desk.planned_birthday()
    desk.add_task(moment_id)
    customer = desk.moment(moment_id).customer_id
    forward_to(desk, SUNDAY, time(11, 30))
    assert due(desk)
    desk.add(Consent(customer_id=customer, purpose="moments", given=False, decided_on=SUNDAY))
    assert due(desk) == ()


@pytest.mark.parametrize("zone", ZONES)
def test_the_morning_of_a_day_is_that_of_the_venue_on_every_day_of_a_year(zone: str) -> None:
    times = ReminderTimes(zone=zone)
    day = date(2026, 1, 1)
    while day.year == 2026:
        assert times.local_day(times.of_day(day)) == day
        assert times.local_day(times.of_outcome(day)) == day + timedelta(days=1)
        day += timedelta(days=1)


def test_a_first_visit_is_told_by_the_agenda_alone(desk: MomentDesk) -> None:
    customer = desk.add_customer()
    today = desk.work.today()
    desk.add(Visit(customer_id=customer, status="booked", arrives_on=today, leaves_on=SUNDAY))
    forward_to(desk, today, time(12, 0))
    assert [row.kind for day in _agenda(desk) for row in day.rows] == ["milestone"]
    assert due(desk) == ()


def _agenda(desk: MomentDesk) -> tuple[AgendaDay, ...]:
    return AgendaReader(desk.work).read(AgendaQuery(first=desk.work.today(), days=1)).days


def test_a_companion_whose_own_card_says_no_is_not_brought_to_mind(desk: MomentDesk) -> None:
    parent, grown_up = desk.add_customer(), desk.add_customer("Louis Müller")
    louis = desk.add_child(parent)
    with desk.work.write() as session:
        session.get_one(Companion, louis).linked_customer_id = grown_up
    today = desk.work.today()
    moment_id = desk.plan(parent, companion_id=louis, celebrate_on=today).value
    desk.add_task(moment_id, due_at=desk.clock.at + timedelta(minutes=30))
    desk.give(moment_id, cost_minor=2500)
    query = AgendaQuery(first=today, days=14)
    assert set(kinds(desk)) == {ReminderKind.TASK, ReminderKind.THE_DAY}
    assert AgendaReader(desk.work).read(query).counts.set_aside_minor == 2500
    desk.add(Consent(customer_id=grown_up, purpose="moments", given=False, decided_on=today))
    assert due(desk) == ()
    assert AgendaReader(desk.work).read(query).counts.set_aside_minor == 0
