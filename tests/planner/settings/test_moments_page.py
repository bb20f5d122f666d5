"""What the venue sets for moments is checked beside its field, kept, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, InvalidInput, Problem
from app.core.partial_dates import LeapDay
from app.core.undo import History
from app.model.moment import Milestone
from app.moments.services import MomentServices
from app.moments.settings import MomentSettings
from app.planner.settings.card_form import CardFields, CardRules
from app.planner.settings.computer_card import ComputerCard, Tray
from app.planner.settings.moments_page import MomentsSettingsPage
from app.planner.settings.venue_form import VenueFields
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.form_fields import ChoiceField, LineField
from app.ui.notices import Notices
from app.ui.shared_form import MINE
from app.ui.theme.theme import Theme
from app.ui.ticks_field import TicksField
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.venues import NOON, SetClock, open_place, troubles

OWNER, HOST = 1, 2
WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")


def refuse_surnames(text: str, field: str) -> None:
    """No card names anybody by surname here."""
    if "surname" in text:
        raise InvalidInput([Problem(field, "Line 1: there is no “surname”.")])


class SettingsDesk:
    """The page on a hotel at work, as its owner."""

    def __init__(self, work: Workplace, theme: Theme, qtbot: QtBot) -> None:
        self.work = work
        self.service = MomentServices.at(work).settings
        self.bus, self.notices = ChangeBus(), Notices()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.looked: list[tuple[str, str]] = []
        reading = Reading(work.wording, work.clock)
        rules = CardRules(
            places=("name", "venue"),
            usual=("<p>Dear</p>", "<p>Yours</p>"),
            check=refuse_surnames,
            preview=lambda front, inside: self.looked.append((front, inside)),
        )
        self.venue = VenueFields(reading, runner=self.runner, service=self.service)
        self.card = CardFields(rules, runner=self.runner, service=self.service)
        self.page = MomentsSettingsPage(
            theme,
            self.bus,
            venue=self.venue,
            card=self.card,
            computer=ComputerCard(
                theme,
                reading,
                tray=Tray(possible=False, wanted=False, choose=lambda _wanted: None),
                feed=lambda: None,
                ask_path=lambda: None,
            ),
            may_set_budgets=self.service.may_set_budgets,
        )
        qtbot.addWidget(self.page)

    def line(self, name: str) -> LineField:
        """A line of the upper form."""
        field = self.venue.fields[name]
        assert isinstance(field, LineField)
        return field

    def type(self, name: str, text: str) -> LineField:
        """Write into a line as a person does."""
        field = self.line(name)
        field.set_text(text)
        field.edited.emit()
        return field

    def choose(self, name: str, value: str) -> None:
        """Choose in a choice of the upper form."""
        field = self.venue.fields[name]
        assert isinstance(field, ChoiceField)
        assert field.choose(value)

    def keep_elsewhere(self, **values: object) -> None:
        """Another desk changes something."""
        version, _settings, _leap_day = self.service.look()
        self.bus.publish(self.service.change(version, values).change)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[SettingsDesk]:
    """A hotel with a budget for a month and weeks from Sunday on."""
    with open_place(tmp_path) as place:
        place.work.desk.staff_id = OWNER
        MomentServices.at(place.work).settings.save(MomentSettings(budget_month_minor=40_000, week_start=6))
        desk = SettingsDesk(place.work, theme, qtbot)
        yield desk
        desk.page.close_page()
        assert troubles(place.work.database) == []


def test_what_is_kept_is_shown(desk: SettingsDesk) -> None:
    shown = [desk.line(name).text for name in ("budget_moment_minor", "budget_month_minor", "ready_by")]
    assert shown == ["", "400.00", "12:00"]
    assert (desk.card.front.text, desk.card.inside.text) == ("<p>Dear</p>", "<p>Yours</p>")
    assert desk.page.venue.changes() == {}
    assert desk.page.card.changes() == {}


def test_every_field_reaches_what_is_kept(desk: SettingsDesk) -> None:
    desk.type("budget_moment_minor", "50")
    desk.type("budget_month_minor", "")
    desk.type("ready_by", "1130")
    desk.type("remind_from", "7:15")
    desk.choose("remind_ahead_minutes", "120")
    desk.choose("agenda_days", "30")
    desk.choose("week_start", "language")
    desk.choose("leap_day", LeapDay.MAR_1)
    marks = desk.venue.fields["milestones"]
    assert isinstance(marks, TicksField)
    marks.boxes[Milestone.FIRST_VISIT].setChecked(False)
    desk.page.venue.submit()
    assert desk.service.look()[1:] == (
        MomentSettings(
            budget_moment_minor=5_000,
            ready_by=time(11, 30),
            remind_from=time(7, 15),
            remind_ahead_minutes=120,
            agenda_days=30,
            milestones=tuple(each for each in Milestone if each is not Milestone.FIRST_VISIT),
        ),
        LeapDay.MAR_1,
    )
    desk.runner.undo()
    assert desk.service.look()[1:] == (
        MomentSettings(budget_month_minor=40_000, week_start=6),
        LeapDay.FEB_28,
    )
    assert desk.line("ready_by").text == "12:00"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("budget_moment_minor", "plenty"),
        ("budget_month_minor", "-5"),
        ("budget_month_minor", "1.2345"),
        ("ready_by", "25:00"),
        ("remind_from", ""),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(desk: SettingsDesk, field: str, typed: str) -> None:
    before = desk.service.look()
    editor = desk.type(field, typed)
    desk.page.venue.submit()
    assert editor.error
    assert editor.text == typed
    assert desk.service.look() == before
    desk.page.venue.left.emit()
    assert not editor.error
    assert editor.text != typed


def test_times_kept_after_a_card_leave_the_card_alone(desk: SettingsDesk) -> None:
    desk.card.inside.set_text("<b>Our own</b>")
    desk.page.card.submit()
    desk.type("ready_by", "10:00")
    desk.page.venue.submit()
    _version, settings, _leap_day = desk.service.look()
    assert (settings.card_front, settings.card_inside) == ("", "<b>Our own</b>")
    assert settings.ready_by == time(10)


def test_what_another_desk_sets_is_shown_where_nobody_writes(desk: SettingsDesk) -> None:
    desk.keep_elsewhere(ready_by=time(9))
    assert desk.line("ready_by").text == "09:00"
    desk.type("ready_by", "10:00")
    desk.keep_elsewhere(agenda_days=90)
    assert desk.line("ready_by").text == "10:00"
    desk.page.venue.submit()
    _version, settings, _leap_day = desk.service.look()
    assert (settings.ready_by, settings.agenda_days) == (time(10), 90)


def test_two_desks_that_set_the_same_are_asked_which_it_shall_be(desk: SettingsDesk) -> None:
    desk.type("ready_by", "10:00")
    desk.keep_elsewhere(ready_by=time(9))
    desk.page.venue.submit()
    assert set(desk.page.venue.differences) == {"ready_by"}
    assert desk.service.get().ready_by == time(9)
    desk.page.venue.differences["ready_by"].pick.button(MINE).click()
    desk.page.venue.submit()
    assert desk.service.get().ready_by == time(10)
    assert not desk.page.venue.differences


def test_only_managers_write_budgets(desk: SettingsDesk) -> None:
    money = desk.line("budget_month_minor")
    assert money.isEnabled()
    desk.work.desk.staff_id = HOST
    desk.page.show_who_may()
    assert not money.isEnabled()
    assert "manager" in money.editor.accessibleDescription()
    desk.type("ready_by", "10:00")
    desk.page.venue.submit()
    assert desk.service.get() == MomentSettings(budget_month_minor=40_000, week_start=6, ready_by=time(10))


def test_a_card_as_it_comes_follows_the_program(desk: SettingsDesk) -> None:
    desk.card.front.set_text("<b>Ours</b>")
    desk.page.card.submit()
    assert desk.service.get().card_front == "<b>Ours</b>"
    desk.card.show_usual()
    desk.page.card.submit()
    assert desk.service.get().card_front == ""


def test_a_card_is_looked_at_before_it_is_kept(desk: SettingsDesk) -> None:
    desk.card.inside.set_text("Yours, {{ venue }}")
    desk.card.show_on_paper()
    assert desk.looked == [("<p>Dear</p>", "Yours, {{ venue }}")]
    assert desk.service.get().card_inside == ""


def test_a_template_that_cannot_be_is_told_beside_it(desk: SettingsDesk) -> None:
    desk.card.inside.set_text("{{ surname }}")
    desk.page.card.submit()
    assert "surname" in desk.card.inside.error
    assert desk.service.get().card_inside == ""


def test_the_keys_of_saving_keep_the_form_that_has_the_keys(desk: SettingsDesk, qtbot: QtBot) -> None:
    with qtbot.waitActive(desk.page):
        desk.page.show()
        desk.page.activateWindow()
    desk.type("ready_by", "10:00")
    desk.card.front.set_text("<b>Ours</b>")
    desk.line("ready_by").editor.setFocus()
    qtbot.keyClick(desk.line("ready_by").editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert desk.service.get().ready_by == time(10)
    assert desk.service.get().card_front == ""
    assert desk.card.front.text == "<b>Ours</b>"


@pytest.mark.parametrize(
    ("year", "leap_day", "told"),
    [
        (2026, LeapDay.FEB_28, "This year on 28 Feb"),
        (2027, LeapDay.MAR_1, "This year on 1 Mar"),
        (2028, LeapDay.MAR_1, "2028 has a 29 February"),
    ],
)
def test_the_29_february_says_what_it_means_this_year(
    desk: SettingsDesk, year: int, leap_day: LeapDay, told: str
) -> None:
    assert isinstance(desk.work.clock, SetClock)
    desk.work.clock.at = desk.work.clock.at.replace(year=year)
    for each in (LeapDay.FEB_28, LeapDay.MAR_1, leap_day):
        desk.choose("leap_day", each)
    assert told in desk.venue.fields["leap_day"].editor.accessibleDescription()


class FakeFeed:
    """A calendar file in memory."""

    path: Path | None = None
    last_written_at: datetime | None = None
    problem: AppError | None = None

    def choose(self, path: Path) -> None:
        """Keep it here."""
        self.path = path

    def stop(self) -> None:
        """Keep none."""
        self.path = None


@pytest.mark.parametrize("possible", [True, False])
def test_this_computer_chooses_notifications_and_a_file(
    theme: Theme, qtbot: QtBot, possible: bool, tmp_path: Path
) -> None:
    chosen: list[bool] = []
    feed = FakeFeed()
    card = ComputerCard(
        theme,
        Reading(WORDING, SetClock()),
        tray=Tray(possible, wanted=False, choose=chosen.append),
        feed=lambda: feed,
        ask_path=lambda: tmp_path / "moments.ics",
    )
    qtbot.addWidget(card)
    assert isinstance(card, QWidget)
    assert card.tray.isEnabled() == possible
    card.tray.click()
    assert chosen == ([True] if possible else [])
    assert card.told == "None is kept on this computer."
    card.choose.click()
    assert card.told == str(tmp_path / "moments.ics")
    feed.last_written_at = NOON
    card.show_feed()
    assert "written" in card.told
    feed.problem = AppError("The folder is gone.", to_do="Choose another file.")
    card.show_feed()
    assert "The folder is gone. Choose another file." in card.told
    card.stop.click()
    assert feed.path is None
    assert card.stop.isHidden()
