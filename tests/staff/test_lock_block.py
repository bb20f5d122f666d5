"""When the desk is locked is chosen in the settings, by those who may."""

from __future__ import annotations

import pytest

from app.core.errors import InvalidInput, Refused
from app.sign_in.service.lock_rules import IDLE_SETTING, LockRuleService
from app.staff.settings.own_page import OwnPage
from tests.sign_in.door import PIN, Door
from tests.staff.staff_desk import StaffDesk
from tests.venue_writer import VenueWriter


def test_a_choice_is_kept_at_once_and_can_be_taken_back(desk: StaffDesk) -> None:
    page = OwnPage(desk.parts)
    desk.show(page)
    assert page.lock.minutes.words_of(page.lock.minutes.value) == "5 quiet minutes"

    page.lock.minutes.choose("10")

    rules = LockRuleService(desk.door.work)
    assert rules.minutes() == 10
    assert desk.said == ["Lock kept"]
    desk.runner.undo()
    assert rules.minutes() == 5
    assert page.lock.minutes.value == "5"
    page.close_page()


def test_who_may_not_change_the_place_only_sees_it(desk: StaffDesk) -> None:
    desk.door.admit(desk.door.sign_in.unlock(desk.door.ana, PIN))
    page = OwnPage(desk.parts)
    desk.show(page)

    assert page.lock.isVisible()
    assert not page.lock.minutes.isEnabled()
    with pytest.raises(Refused):
        LockRuleService(desk.door.work).set_minutes(10)
    page.close_page()


def test_only_minutes_on_offer_can_be_set(door: Door) -> None:
    door.open()

    with pytest.raises(InvalidInput):
        LockRuleService(door.work).set_minutes(0)


def test_a_setting_that_makes_no_sense_counts_as_none(door: Door) -> None:
    VenueWriter(door.work.database, door.clock).set_setting(IDLE_SETTING, "never", by=0)

    assert LockRuleService(door.work).minutes() == 5
