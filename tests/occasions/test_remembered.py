"""Milestones are remembered only until something is written that decides, here or in another program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.memory import Memory
from app.model.consent import Consent
from app.model.moment import Moment
from app.model.occasion import Occasion
from app.model.visit import Visit
from app.occasions import remembered
from app.occasions.milestones import find_milestones
from app.occasions.schemas import AgendaQuery
from app.occasions.service.agenda import AgendaReader
from app.storage.opening import open_file
from tests.occasions.occasion_desk import OccasionDesk
from tests.venues import keepers


def milestones(desk: OccasionDesk) -> list[str]:
    """Which milestones stand in the next two weeks."""
    return [row.milestone_words for row in desk.rows() if row.key.milestone]


def test_a_booking_is_seen_at_once_and_gone_at_once(desk: OccasionDesk) -> None:
    customer = desk.add_customer()
    assert milestones(desk) == []
    on = desk.day(5)
    visit_id = desk.add(Visit(customer_id=customer, status="booked", arrives_on=on, leaves_on=on))
    assert len(milestones(desk)) == 1
    assert len(milestones(desk)) == 1
    desk.change(Visit, visit_id, status="cancelled")
    assert milestones(desk) == []


def test_what_another_program_wrote_is_seen(desk: OccasionDesk) -> None:
    customer = desk.add_customer()
    assert milestones(desk) == []
    with desk.work.read() as session:
        path = session.connection().exec_driver_sql("PRAGMA database_list").all()[0][2]
    other = open_file(Path(path), clock=desk.clock, keepers=keepers(desk.clock))
    on = desk.day(5)
    with other.write(by=1) as session:
        session.add(Visit(customer_id=customer, status="booked", arrives_on=on, leaves_on=on))
    other.close()
    assert len(milestones(desk)) == 1


def test_a_narrower_window_is_answered_from_a_wider_one_as_if_it_were_read(desk: OccasionDesk) -> None:
    for ahead in (0, 2, 4, 20):
        on = desk.day(ahead)
        desk.add(Visit(customer_id=desk.add_customer(), status="booked", arrives_on=on, leaves_on=on))
    today = desk.today
    AgendaReader(desk.work).read(AgendaQuery(first=today, days=90))
    for first, days in ((today, 1), (today, 3), (desk.day(2), 1), (desk.day(1), 30)):
        query = AgendaQuery(first=first, days=days)
        afresh = AgendaReader(replace(desk.work, memory=Memory()))
        assert AgendaReader(desk.work).read(query) == afresh.read(query)


def test_what_the_planner_writes_all_day_leaves_them_as_they_are(
    desk: OccasionDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer, on = desk.add_customer(), desk.day(5)
    desk.add(Visit(customer_id=customer, status="booked", arrives_on=on, leaves_on=on))
    asked = []

    def counted(*args: Any) -> Any:
        asked.append(args)
        return find_milestones(*args)

    monkeypatch.setattr(remembered, "find_milestones", counted)
    assert len(milestones(desk)) == 1
    desk.add(Occasion(customer_id=customer, kind="birthday", month=11, day=29, repeats="yearly"))
    desk.add(Moment(customer_id=customer, kind="surprise", title="Tea", made_at=desk.clock.now()))
    assert len(milestones(desk)) == 1
    assert len(asked) == 1
    desk.add(Consent(customer_id=customer, purpose="moments", given=False, decided_on=desk.today))
    assert milestones(desk) == []
    assert len(asked) == 2
