"""What the venue sets for moments is checked beside its field, kept, and taken back."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import InvalidInput, Problem
from app.core.partial_dates import LeapDay
from app.model.moment import Milestone
from app.moments.settings import MomentSettings
from app.planner.settings.card_form import CardForm
from app.planner.settings.computer_card import ComputerCard, Tray
from app.planner.settings.venue_form import VenueForm
from app.ui.theme.theme import Theme
from app.wording.formats import Wording
from app.wording.reading import Reading
from tests.venues import SetClock

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")


class Kept:
    """What was kept by a form, each time."""

    def __init__(self) -> None:
        self.all: list[tuple[object, ...]] = []

    def __call__(self, *values: object) -> bool:
        self.all.append(values)
        return True


@pytest.fixture
def kept() -> Kept:
    """Nothing kept yet."""
    return Kept()


@pytest.fixture
def venue(theme: Theme, kept: Kept, qtbot: QtBot) -> VenueForm:
    """The form of a venue with a budget."""
    form = VenueForm(theme, WORDING, keep=kept)
    qtbot.addWidget(form.form)
    form.show(MomentSettings(budget_month_minor=40_000, week_start=6), LeapDay.FEB_28)
    return form


def test_what_is_kept_is_shown_and_kept_again_as_it_was(venue: VenueForm, kept: Kept) -> None:
    assert (venue.moment.text, venue.month.text, venue.ready.text) == ("", "400.00", "12:00")
    venue.form.submit()
    assert kept.all == [(MomentSettings(budget_month_minor=40_000, week_start=6), LeapDay.FEB_28)]


def test_every_field_reaches_what_is_kept(venue: VenueForm, kept: Kept) -> None:
    venue.moment.set_text("50")
    venue.month.set_text("")
    venue.ready.set_text("1130")
    venue.morning.set_text("7:15")
    venue.ahead.choose("120")
    venue.days.choose("30")
    venue.week.choose("language")
    venue.leap.choose(LeapDay.MAR_1)
    venue.milestones.boxes[Milestone.FIRST_VISIT].setChecked(False)
    venue.form.submit()
    wanted = MomentSettings(
        budget_moment_minor=5_000,
        ready_by=time(11, 30),
        remind_from=time(7, 15),
        remind_ahead_minutes=120,
        agenda_days=30,
        milestones=tuple(each for each in Milestone if each is not Milestone.FIRST_VISIT),
    )
    assert kept.all == [(wanted, LeapDay.MAR_1)]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("moment", "plenty"), ("month", "-5"), ("month", "1.2345"), ("ready", "25:00"), ("morning", "")],
)
def test_what_cannot_be_is_told_beside_its_field(
    venue: VenueForm, kept: Kept, field: str, typed: str
) -> None:
    editor = getattr(venue, field)
    editor.set_text(typed)
    venue.form.submit()
    assert editor.error
    assert kept.all == []
    venue.form.left.emit()
    assert not editor.error
    assert editor.text != typed


def test_a_card_as_it_comes_is_kept_as_empty(theme: Theme, kept: Kept, qtbot: QtBot) -> None:
    looked: list[tuple[str, str]] = []
    form = CardForm(
        theme,
        places=("name", "venue"),
        usual=("<p>Dear</p>", "<p>Yours</p>"),
        keep=kept,
        preview=lambda front, inside: looked.append((front, inside)),
    )
    qtbot.addWidget(form.form)
    form.show("", "<b>Our own</b>")
    assert (form.front.text, form.inside.text) == ("<p>Dear</p>", "<b>Our own</b>")
    form.form.submit()
    assert kept.all == [("", "<b>Our own</b>")]


def test_a_template_that_cannot_be_is_told_beside_it(theme: Theme, qtbot: QtBot) -> None:
    def refuse(_front: str, _inside: str) -> bool:
        raise InvalidInput([Problem("card_inside", "Line 1: there is no “surname”.")])

    form = CardForm(theme, places=("name",), usual=("a", "b"), keep=refuse, preview=Kept())
    qtbot.addWidget(form.form)
    form.show("", "")
    form.inside.set_text("{{ surname }}")
    form.form.submit()
    assert "surname" in form.inside.error


class FakeFeed:
    """A calendar file in memory."""

    path: Path | None = None
    last_written_at = None
    problem = None

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
    card.stop.click()
    assert feed.path is None
    assert not card.stop.isEnabled()
