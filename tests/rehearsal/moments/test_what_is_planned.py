"""What a rehearsal venue has to plan, to prepare and to mind, at every hour of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.model.companion import CompanionShare
from app.model.customer import Customer
from app.model.moment import Moment, MomentState, MomentTask
from app.moments.services import MomentServices
from app.moments.timing import worked_back
from app.occasions.schemas import Agenda, AgendaQuery, AgendaRow
from app.occasions.services import OccasionServices
from tests.rehearsal.cases.opened import Opened, opened_at
from tests.rehearsal.conftest import TODAY, Built

LEFT_OUT = {
    "hotel": ("Gustav Rehn", "Edith Blackwood"),
    "restaurant": ("Walter Penhaligon", "Iris Fairclough"),
    "boutique": ("Delphine Marchetti", "Alma Whitcombe"),
}
HOURS = pytest.mark.parametrize("clock", ["00:00", "09:30", "23:59"])


def agenda_of(opened: Opened, *, first: date = TODAY, days: int = 14) -> Agenda:
    """All that falls into a window."""
    reader = OccasionServices.at(opened.work).agenda
    return reader.read(AgendaQuery(first, days=days), per_day=100_000)


def rows_of(agenda: Agenda) -> list[AgendaRow]:
    """Its lines, without those that were missed."""
    return [row for day in agenda.days for row in day.rows]


def planned_for(opened: Opened, rows: Sequence[AgendaRow], *, days: int) -> list[AgendaRow]:
    """Those of one day that have a plan."""
    on = opened.work.today() + timedelta(days=days)
    return [row for row in rows if row.on == on and row.state in (MomentState.PLANNED, MomentState.PREPARED)]


@HOURS
def test_somebody_who_is_here_has_a_planned_birthday_today(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened:
        today = planned_for(opened, rows_of(agenda_of(opened)), days=0)
    here = [row for row in today if row.kind == "birthday" and row.visit and row.visit.status == "here"]
    assert here
    assert all(row.title for row in here)


@HOURS
def test_something_is_to_be_done_today(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened, opened.work.read() as session:
        open_tasks = session.scalars(select(MomentTask).where(MomentTask.done_at.is_(None)))
        assert any(task.due_at and opened.day_of(task.due_at) == TODAY for task in open_tasks)


@HOURS
def test_one_plan_is_against_what_is_known_and_nobody_said_why(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened:
        services = MomentServices.at(opened.work)
        with opened.work.read() as session:
            wanted = select(Moment.id).where(Moment.state == MomentState.PLANNED)
            plans = [services.reader.get_moment(number) for number in session.scalars(wanted)]
        clashing = [
            plan.title
            for plan in plans
            for report in services.knowing.check_planned(plan.customer_id, plan.gestures).values()
            if any(clash.blocking for clash in report.clashes)
        ]
    assert len(clashing) == 1


@HOURS
def test_one_order_was_too_late_from_the_start(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened, opened.work.read() as session:
        zone, ready_by = opened.work.venue.zone, MomentServices.at(opened.work).settings.get().ready_by
        late = [
            task
            for task, moment in session.execute(
                select(MomentTask, Moment).join(Moment, Moment.id == MomentTask.moment_id)
            )
            if task.done_at is None
            and task.lead_minutes
            and moment.celebrate_on == TODAY + timedelta(days=1)
            and worked_back(moment.celebrate_on, task.lead_minutes, ready_by=ready_by, zone=zone).at
            <= moment.made_at + timedelta(hours=2)
        ]
        assert [opened.day_of(task.due_at) for task in late if task.due_at] == [TODAY - timedelta(days=1)]


def test_something_was_missed_of_which_nobody_had_thought(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        missed = agenda_of(opened).missed
    assert any(row.moment_id is None and row.kind in ("birthday", "anniversary") for row in missed)
    assert all(TODAY - timedelta(days=7) <= row.on < TODAY for row in missed)


def test_somebody_born_on_29_february_is_celebrated_on_the_day_that_the_venue_keeps(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        rows = rows_of(agenda_of(opened, first=date(2027, 2, 28), days=1))
    leap = [row for row in rows if row.anchor and (row.anchor.month, row.anchor.day) == (2, 29)]
    assert leap
    assert all(row.observed_on_other_day for row in leap)


@HOURS
def test_whoever_died_or_said_no_is_nowhere(built: Built, clock: str) -> None:
    with opened_at(built, clock) as opened, opened.work.read() as session:
        names = set(session.scalars(select(Customer.display_name)))
        agenda = agenda_of(opened, first=TODAY - timedelta(days=7), days=380)
    shown = {row.customer for row in (*rows_of(agenda), *agenda.missed)}
    assert set(LEFT_OUT[built.kind]) <= names
    assert not shown & set(LEFT_OUT[built.kind])


def test_one_child_of_two_parents_has_one_birthday(built: Built) -> None:
    with opened_at(built, "10:00") as opened, opened.work.read() as session:
        shared = set(session.scalars(select(CompanionShare.companion_id)))
        rows = rows_of(agenda_of(opened))
    found = [row for row in rows if row.key.companion_id in shared]
    assert len(found) == 1
    assert len(found[0].also_of) == 1


def test_rules_and_an_own_kind_come_up_within_five_weeks(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        rows = rows_of(agenda_of(opened, days=36))
    assert {"keep_in_touch", "nth_weekday"} <= {row.repeats for row in rows}
    monday = next(row for row in rows if row.repeats == "nth_weekday")
    assert (monday.on.weekday(), (monday.on.day - 1) // 7) == (0, 2)
    assert any(row.own_kind for row in rows)


def test_a_surprise_without_a_day_comes_from_a_clue(built: Built) -> None:
    with opened_at(built, "10:00") as opened, opened.work.read() as session:
        found = session.scalars(select(Moment).where(Moment.celebrate_on.is_(None))).all()
        assert [(moment.kind, moment.state) for moment in found] == [("surprise", "suggested")]
        assert found[0].clue_id is not None


def test_nothing_was_done_on_a_day_that_is_still_to_come(built: Built) -> None:
    with opened_at(built, "00:00") as opened, opened.work.read() as session:
        now = opened.work.now()
        for moment in session.scalars(select(Moment)):
            stamps = (
                moment.made_at,
                moment.planned_at,
                moment.prepared_at,
                moment.delivered_at,
                moment.skipped_at,
                moment.told_at,
            )
            assert all(stamp < now for stamp in stamps if stamp), moment.id
        assert all(task.done_at < now for task in session.scalars(select(MomentTask)) if task.done_at)


def test_prepared_means_that_every_task_is_done(built: Built) -> None:
    left = built.all(
        "SELECT m.id FROM moment m JOIN moment_task t ON t.moment_id = m.id"
        " WHERE m.state = 'prepared' AND t.done_at IS NULL"
    )
    assert left == []


def test_no_plan_costs_more_than_it_may_and_neither_does_the_month(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        services = MomentServices.at(opened.work)
        numbers = [number for (number,) in built.all("SELECT id FROM moment WHERE state <> 'skipped'")]
        details = [services.reader.get_moment(number) for number in numbers]
        month = services.budgets.for_month(TODAY)
    assert [detail.id for detail in details if detail.budget.over_moment] == []
    assert month.month_minor is not None
    assert 0.2 * month.month_minor < month.month_used_minor <= month.month_minor


def test_every_usual_playbook_is_there_and_one_was_changed_once(built: Built) -> None:
    with opened_at(built, "10:00") as opened:
        playbooks = MomentServices.at(opened.work).playbooks
        assert playbooks.missing_starters() == ()
        numbers = [row.number for row in playbooks.list_playbooks()]
    assert sorted(numbers)[-2:] == [1, 2]
    assert set(numbers) == {1, 2}
