"""Somebody is reminded that rules of retention would take something, and led to what that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.core.rights import EVERYTHING, Right
from app.law.schemas.retention import Kept, RetentionRules
from app.law.service.retention import RetentionService
from app.model.customer import Customer

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from app.shell.settings_page import SettingsPage
    from app.ui.buttons import PushButton
    from tests.journeys.conftest import Person

pytestmark = pytest.mark.qt


@pytest.fixture
def person(start: Callable[[Path], Person], tmp_path: Path) -> Person:
    """Somebody at a new venue, where Ada was not seen for long."""
    person = start(tmp_path)
    desk = person.set_up()
    # Panes are loaded meanwhile, and a window that is built at the same moment is not what this is about.
    person.wait(lambda: desk.session.is_open and desk.setting_up.rights.minding.is_looking)
    work = desk.session.workplace
    with work.write() as session:
        session.add(Customer(display_name="Ada Okafor", created_at=work.now() - timedelta(days=1500)))
    return person


def settings_of(desk: DeskWindow) -> SettingsPage:
    """The settings of this window; what they are made of is loaded by the program, not by this test."""
    from app.shell.settings_page import SettingsPage

    page = desk.window.pane("settings")
    assert isinstance(page, SettingsPage)
    return page


def button_of(desk: DeskWindow) -> PushButton | None:
    """What leads from above the sections to what would go, while something would."""
    from app.ui.buttons import PushButton

    buttons = settings_of(desk).findChildren(PushButton)
    return next((one for one in buttons if one.text().strip() == "Look at it"), None)


def hint_of(desk: DeskWindow) -> str:
    """What stands above the sections."""
    button = button_of(desk)
    return "" if button is None else button.parentWidget().accessibleName()


def keep_rules(desk: DeskWindow) -> None:
    """People go after two years."""
    rules = RetentionRules(months={Kept.PEOPLE: 24})
    service = RetentionService(desk.session.workplace)
    desk.session.runner.do(lambda: service.save_rules(rules))


def test_whoever_may_erase_is_reminded_and_led_to_the_list(person: Person) -> None:
    from app.data_rights.retention_page import RetentionPage

    desk = person.desk
    settings = settings_of(desk)
    person.wait(lambda: desk.window.rail.button("settings").badge == 0)
    assert hint_of(desk) == ""

    keep_rules(desk)

    person.wait(lambda: desk.window.rail.button("settings").badge == 1)
    assert "People who were not seen" in hint_of(desk)
    button = button_of(desk)
    assert button is not None
    desk.window.show_pane("settings")
    button.click()
    assert settings.current == "retention"
    assert not button.isVisibleTo(settings)
    page = settings.open("retention")
    assert isinstance(page, RetentionPage)
    person.wait(lambda: page.plan is not None)
    assert page.plan is not None
    assert [one.name for one in page.plan.going] == ["Ada Okafor"]
    with desk.session.workplace.read() as session:
        assert session.get_one(Customer, 1).display_name == "Ada Okafor"


def test_whoever_may_not_erase_is_not(person: Person) -> None:
    desk = person.desk
    keep_rules(desk)
    person.wait(lambda: desk.window.rail.button("settings").badge == 1)

    desk.session.workplace.desk.rights = EVERYTHING - {Right.ERASE}
    desk.session.staff_chosen.emit()

    person.wait(lambda: desk.window.rail.button("settings").badge == 0)
    assert hint_of(desk) == ""
