"""The first window asks five things, says beside the fields what is missing, and takes a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import InvalidInput
from app.shell.first_run import FirstRun
from app.shell.places import currency_options, region_of, suggested_currency, suggested_zone, zone_options
from app.shell.venue_draft import VenueDraft, read_venue_draft
from app.ui.theme.theme import Theme

GOOD = {
    "name": " Harbour House ",
    "kind": "hotel",
    "currency": "CHF",
    "language": "en",
    "zone": "Europe/Zurich",
    "region": "CH",
    "staff_name": "Mara",
}


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> FirstRun:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_filled_page_gives_a_draft(page: FirstRun, qtbot: QtBot) -> None:
    page.name.set_text("Harbour House")
    page.kinds.choose("restaurant")
    page.currency.choose("CHF")
    page.zone.choose("Europe/Zurich")
    page.staff.set_text("Mara")

    with qtbot.waitSignal(page.venue_wanted) as told:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)

    assert told.args == [
        VenueDraft(
            name="Harbour House",
            kind="restaurant",
            currency="CHF",
            language="en",
            zone="Europe/Zurich",
            region="CH",
            staff_name="Mara",
        )
    ]


def test_what_is_missing_is_said_beside_its_field(page: FirstRun, qtbot: QtBot) -> None:
    drafts = []
    page.venue_wanted.connect(drafts.append)
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)

    assert drafts == []
    assert page.name.error == "Write what your place is called."
    assert page.staff.error == "Write your name: it stands beside everything you save."
    assert page.zone.error == ""
    assert page.focusWidget() is page.name.editor


def test_the_keyboard_alone_is_enough(page: FirstRun, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.keyClicks(page.name.editor, "Fig and Thyme")
    qtbot.keyClicks(page.staff.editor, "Ines")
    drafts = []
    page.venue_wanted.connect(drafts.append)
    qtbot.keyClick(page.staff.editor, Qt.Key.Key_Return)

    assert [draft.staff_name for draft in drafts] == ["Ines"]


def test_one_can_look_around_first_in_the_kind_that_is_chosen(page: FirstRun, qtbot: QtBot) -> None:
    page.kinds.choose("boutique")
    assert page.rehearsal_button.text() == "Look around in a rehearsal boutique first"

    with qtbot.waitSignal(page.rehearsal_wanted) as told:
        qtbot.mouseClick(page.rehearsal_button, Qt.MouseButton.LeftButton)
    assert told.args == ["boutique"]


def test_the_panel_makes_room_on_a_narrow_window(page: FirstRun, theme: Theme) -> None:
    page.resize(1366, 820)
    assert page.panel.isVisible()
    theme.set_text_scale(2.0)
    page.resize(1024, 700)
    assert not page.panel.isVisible()


def test_every_field_has_a_name(page: FirstRun) -> None:
    assert all(field.editor.accessibleName() for field in page.fields.values())
    assert all(line.accessibleName() for line in page.findChildren(QLineEdit) if line.isVisible())


def test_a_draft_is_trimmed() -> None:
    assert read_venue_draft(GOOD).name == "Harbour House"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "   ", "Write what your place is called."),
        ("name", "x" * 121, "That is too long. Use a shorter name."),
        ("currency", "", "Choose a currency from the list."),
        ("zone", "", "Choose a time zone from the list."),
        ("language", "", "Choose a language from the list."),
        ("kind", "castle", "Choose one of these."),
    ],
)
def test_a_bad_value_is_said_in_words(field: str, value: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_venue_draft({**GOOD, field: value})

    assert [(problem.field, problem.message) for problem in refused.value.problems] == [(field, words)]


def test_the_lists_hold_what_somebody_would_look_for(qapp: object) -> None:
    currencies = {option.value for option in currency_options()}
    zones = {option.value: option.words for option in zone_options()}

    assert {"CHF", "EUR", "USD", "JPY", "GBP", "NGN"} <= currencies
    assert zones["Europe/Zurich"] == "Zurich, Europe"
    assert zones["America/Argentina/Buenos_Aires"] == "Buenos Aires, Argentina, America"
    assert len(set(zones.values())) == len(zones)
    assert suggested_currency() in currencies
    assert suggested_zone() in zones


@pytest.mark.parametrize(
    ("zone", "region"), [("Europe/Zurich", "CH"), ("Asia/Tokyo", "JP"), ("UTC", ""), ("x", "")]
)
def test_a_zone_knows_its_country(zone: str, region: str) -> None:
    assert region_of(zone) == region


def test_a_file_can_be_dropped_on_it(page: FirstRun, tmp_path: Path) -> None:
    assert page.acceptDrops()
