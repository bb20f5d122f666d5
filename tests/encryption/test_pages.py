"""The window that asks for what opens the venue, and the section of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.acting import Desk
from app.core.errors import Corrupt, InvalidInput, Unavailable
from app.core.recovery_key import RecoveryKey
from app.encryption.key_view_model import KeyViewModel
from app.encryption.key_window import KeyWindow
from app.encryption.page import EncryptionPage
from app.encryption.service import EncryptionService
from app.encryption.view_model import EncryptionViewModel
from app.storage.backups.choices import Choices, keep_choices
from app.storage.cipher.keychain import computer_name
from app.storage.cipher.unlocking import WrongKey, find_by_words
from app.storage.recognising import key_needed
from app.ui.changing_hands import change_hands
from app.ui.lane import InlineLane
from app.ui.notices import Notice, Notices
from app.ui.theme.theme import Theme
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from tests.security.encrypted import PASSPHRASE, PASSWORD, Sealed, put_sealed
from tests.security.keychains import Backend, keychain_of, missing
from tests.venues import Place, SetClock, open_place


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """An encrypted venue."""
    return put_sealed(tmp_path)


@pytest.fixture
def work(sealed: Sealed) -> Iterator[Workplace]:
    """That venue with its owner at the desk."""
    database = sealed.open()
    venue = VenueReader(database).get_venue()
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    yield Workplace(database, SetClock(), Desk(1), venue, wording)
    database.close()


@pytest.fixture
def asking(sealed: Sealed, theme: Theme, qtbot: QtBot) -> Iterator[KeyWindow]:
    """The window that asks, with everything done at once."""

    def opening(words: str, remember: bool) -> object:
        return find_by_words(sealed.path, words).key, remember

    model = KeyViewModel(opening, lane=InlineLane())
    window = KeyWindow(model, theme=theme, venue="Harbour House", error=key_needed(sealed.path))
    qtbot.addWidget(window)
    yield window
    window.close()


def section(work: Workplace, sealed: Sealed, theme: Theme, *, keychain: object = None) -> EncryptionPage:
    """The section of the settings, with everything done at once."""
    service = EncryptionService(work, sealed.path, keychain=keychain or missing())  # type: ignore[arg-type]
    model = EncryptionViewModel(service, lane=InlineLane(), notices=Notices(), allowed=lambda: True)
    return EncryptionPage(model, theme=theme)


@pytest.mark.parametrize("words", [PASSWORD, PASSPHRASE])
def test_whatever_opens_the_venue_goes_into_the_one_field(
    asking: KeyWindow, sealed: Sealed, words: str
) -> None:
    opened: list[object] = []
    asking.view_model.opened.connect(opened.append)
    asking.field.set_text(words)

    asking.open.click()

    assert opened == [(sealed.key, True)]


def test_a_wrong_word_is_said_below_the_field_and_can_be_typed_over(asking: KeyWindow) -> None:
    asking.field.set_text("not the password")

    asking.open.click()

    assert asking.field.error.startswith("That does not open “venue.regulars”.")
    assert asking._line().selectedText() != ""
    assert asking.open.isEnabled()


def test_nothing_typed_is_asked_for(asking: KeyWindow) -> None:
    asking.open.click()

    assert asking.field.error == "Type something that opens it."


def test_what_is_typed_is_hidden_until_it_is_wanted(asking: KeyWindow) -> None:
    line = asking._line()
    assert line.echoMode() is line.EchoMode.Password

    asking.shown.click()

    assert line.echoMode() is line.EchoMode.Normal


def test_what_is_wrong_besides_the_key_is_handed_on(theme: Theme, qtbot: QtBot, sealed: Sealed) -> None:
    def damaged(words: str, remember: bool) -> object:
        raise Corrupt("“venue.regulars” is damaged.")

    model = KeyViewModel(damaged, lane=InlineLane())
    window = KeyWindow(model, theme=theme, venue="", error=key_needed(sealed.path))
    qtbot.addWidget(window)
    failed: list[object] = []
    model.failed.connect(failed.append)
    model.try_words("anything", remember=False)

    assert [str(error) for error in failed] == ["“venue.regulars” is damaged."]
    assert model.words == "anything"


def test_the_section_says_who_and_what_opens_the_venue(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)

    assert page._head.text() == "The venue is encrypted."
    assert "The passwords of: Owner." in page._openers.text()
    assert "The passphrase." in page._openers.text()
    assert page.change.text().strip() == "Change the key…"
    assert not page.here.isChecked()


def test_a_new_key_is_used_only_once_it_was_said_to_be_kept(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)
    wanted: list[RecoveryKey] = []
    page.key_wanted.connect(wanted.append)
    page.begin()
    card = page.key_card
    assert card is not None
    card.begin.click()
    assert wanted == []

    card.kept.click()
    card.begin.click()

    assert wanted == [card.key]
    assert card.words.text().split() == card.key.shown.split("-")


def test_this_computer_opens_it_by_itself_or_no_more(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme, keychain=keychain_of(Backend()))
    qtbot.addWidget(page)

    page.here.click()
    assert f"By themselves: {computer_name()}." in page._openers.text()
    page.here.click()

    assert "By themselves" not in page._openers.text()


def test_without_a_keychain_the_box_is_not_ticked_and_why_is_said(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)
    said: list[Notice] = []
    page.view_model._notices.shown.connect(said.append)

    page.here.click()

    assert not page.here.isChecked()
    assert "no keychain" in said[0].text


def test_a_passphrase_that_is_too_short_is_said_at_its_field(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)
    page.passphrase.set_text("short")
    page.keep.click()
    assert "at least 10 characters" in page.passphrase.error

    page.passphrase.set_text("quite another one")
    page.keep.click()

    assert find_by_words(sealed.path, "quite another one").key == sealed.key
    assert page.passphrase.text == ""
    page.drop.click()
    with pytest.raises(WrongKey):
        find_by_words(sealed.path, "quite another one")


def test_backups_that_anybody_can_read_are_named(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    folder = sealed.path.parent / "backups"
    folder.mkdir()
    with open_place(folder) as place:
        place.path.rename(folder / "20261120-120000-hand.regulars")
    (folder / "plain" / "2026-11-19").mkdir(parents=True)
    page = section(work, sealed, theme)
    qtbot.addWidget(page)

    assert "20261120-120000-hand.regulars" in page._plain.text()
    assert str(Path("plain") / "2026-11-19") in page._plain.text()
    assert page._plain.text().startswith("2 backups of before are not encrypted")


def test_those_on_a_stick_are_named_too(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_place(stick) as place:
        place.path.rename(stick / "20261120-120000-hand.regulars")
    keep_choices(sealed.path.parent / "backups", Choices(second=str(stick)))
    page = section(work, sealed, theme)
    qtbot.addWidget(page)

    assert page._plain.isVisibleTo(page)
    assert str(stick / "20261120-120000-hand.regulars") in page._plain.text()
    assert page._plain.text().endswith(f"{stick}.")


def test_a_plain_venue_offers_to_be_encrypted(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with open_place(tmp_path) as place:
        service = EncryptionService(place.work, place.path, keychain=missing())
        model = EncryptionViewModel(service, lane=InlineLane(), notices=Notices(), allowed=lambda: False)
        page = EncryptionPage(model, theme=theme)
        qtbot.addWidget(page)

        assert page.encrypt.isVisibleTo(page)
        assert page._ways.isHidden()
        page.begin()
        assert page.key_card is None, "whoever may not is shown no key"
        _refuses_ways(place)


def _refuses_ways(place: Place) -> None:
    service = EncryptionService(place.work, place.path, keychain=missing())
    with pytest.raises(Unavailable):
        service.set_passphrase("long enough words")
    with pytest.raises(InvalidInput):
        service.set_passphrase("short")


def test_a_copied_key_leaves_the_clipboard_with_the_card(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    card = page.key_card
    assert card is not None
    qtbot.waitUntil(card.isVisible)
    card.copy.click()
    assert QApplication.clipboard().text() == card.key.shown
    assert "leaves the clipboard" in card.copied.text()

    page.hide()

    assert QApplication.clipboard().text() == ""


def test_a_passphrase_and_a_key_are_shown_to_nobody_else_at_the_desk(
    work: Workplace, sealed: Sealed, theme: Theme, qtbot: QtBot
) -> None:
    page = section(work, sealed, theme)
    qtbot.addWidget(page)
    page.passphrase.set_text("half a passphr")
    page.begin()
    holder = QWidget()
    qtbot.addWidget(holder)
    page.setParent(holder)

    change_hands(holder, before=1, now=2)

    assert page.passphrase.text == ""
    assert page.key_card is None
