"""The first window asks five things, says beside the fields what is missing, and takes a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import InvalidInput
from app.core.recovery_key import RecoveryKey
from app.shell.first_run import FirstRun
from app.shell.new_venue import NewVenue
from app.shell.owner_page import OwnerPage
from app.shell.places import currency_options, region_of, suggested_currency, suggested_zone, zone_options
from app.shell.venue_draft import VenueDraft, read_venue_draft
from app.sign_in.pin_hashes import hash_of
from app.ui.theme.theme import Theme
from tests.sign_in.plain_hashes import PlainHashes

HASHES = PlainHashes()
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
    page = FirstRun(theme, hashes=HASHES)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_filled_page_gives_a_draft(page: FirstRun, qtbot: QtBot) -> None:
    page.name.set_text("Harbour House")
    page.kinds.choose("restaurant")
    page.currency.choose("CHF")
    page.zone.choose("Europe/Zurich")
    page.staff.set_text("Mara")

    qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)

    assert page.draft == VenueDraft(
        name="Harbour House",
        kind="restaurant",
        currency="CHF",
        language="en",
        zone="Europe/Zurich",
        region="CH",
        staff_name="Mara",
    )
    assert page.owner.isVisible()


def test_what_is_missing_is_said_beside_its_field(page: FirstRun, qtbot: QtBot) -> None:
    qtbot.keyClick(page.name.editor, Qt.Key.Key_Return)

    assert page.draft is None
    assert not page.owner.isVisible()
    assert page.name.error == "Write what your place is called."
    assert page.staff.error == "Write your name: it stands beside everything you save."
    assert page.zone.error == ""
    assert page.focusWidget() is page.name.editor


def test_the_keyboard_alone_is_enough(page: FirstRun, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.keyClicks(page.name.editor, "Fig and Thyme")
    qtbot.keyClicks(page.staff.editor, "Ines")
    made: list[NewVenue] = []
    page.venue_wanted.connect(made.append)
    qtbot.keyClick(page.staff.editor, Qt.Key.Key_Return)
    for text in ("harbour lights at dusk", "harbour lights at dusk", "2468", "2468"):
        focused = page.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, text)
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    key = page.recovery.lines.text()
    assert len(RecoveryKey.read(key).secret) == 32
    assert not page.recovery.on_button.isEnabled()
    page.recovery.tick.setFocus()
    qtbot.keyClick(page.recovery.tick, Qt.Key.Key_Space)
    qtbot.keyClick(page.recovery.on_button, Qt.Key.Key_Return)

    assert [one.draft.staff_name for one in made] == ["Ines"]
    owner = made[0].owner
    assert owner is not None
    assert HASHES.fits(owner.password_hash, "harbour lights at dusk")
    assert HASHES.fits(hash_of(owner.pin_hash), "2468")
    assert HASHES.fits(owner.key_hash, owner.key.shown)
    assert page.recovery.lines.text() == ""
    assert page.owner.password.text == ""


def owner_page(page: FirstRun) -> OwnerPage:
    """The page of a place that is described."""
    page.name.set_text("Fig and Thyme")
    page.staff.set_text("Ines")
    page.submit()
    return page.owner


def test_what_is_wrong_with_a_secret_is_said_beside_it(page: FirstRun) -> None:
    owner = owner_page(page)
    owner.password.set_text("short")
    owner.pin.set_text("2468")
    owner.pin_again.set_text("2469")
    owner.submit()

    assert owner.password.error == "A password has at least 10 characters, or three different words."
    assert owner.pin_again.error == "This is not the same PIN. Type it again."
    assert not page.recovery.isVisible()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("harbour", "A password has at least 10 characters, or three different words."),
        ("aaaaaaaaaaaa", "This password is too easy to guess. Mix the characters more."),
        ("harbourlights", "Fair. A few words more make it strong."),
        ("Harbour-Light7", "Good. Longer would be better still."),
        ("harbour lights at dusk", "Strong: hard to guess, even for a computer."),
    ],
)
def test_the_strength_of_a_password_is_said_while_it_is_typed(
    page: FirstRun, qtbot: QtBot, typed: str, words: str
) -> None:
    owner = owner_page(page)
    qtbot.keyClicks(owner.password.editor, typed)

    assert owner.password.editor.accessibleDescription() == words


def test_a_copied_key_leaves_the_clipboard_when_it_is_kept(page: FirstRun, qtbot: QtBot) -> None:
    owner = owner_page(page)
    for field, text in (
        (owner.password, "harbour lights at dusk"),
        (owner.password_again, "harbour lights at dusk"),
        (owner.pin, "2468"),
        (owner.pin_again, "2468"),
    ):
        field.set_text(text)
    owner.submit()
    page.recovery.copy_button.click()
    assert RecoveryKey.read(QApplication.clipboard().text())
    page.recovery.tick.setChecked(True)
    page.recovery.on_button.click()

    assert QApplication.clipboard().text() == ""


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
