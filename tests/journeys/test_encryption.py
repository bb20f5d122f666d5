"""A venue is encrypted in the settings, gets another key, and asks for what opens it where nothing is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.encryption.page import EncryptionPage
from app.storage.backups.choices import Choices, keep_choices, read_choices
from app.storage.cipher.unlocking import find_by_words
from app.storage.recognising import looks_encrypted
from tests.journeys.conftest import Person
from tests.security.encrypted import PASSPHRASE, put_sealed
from tests.venues import made_file


def encryption_of(person: Person) -> EncryptionPage:
    """The section of the settings, opened as from the list of everything that can be done."""
    setting_up = person.program.desks[0].setting_up
    setting_up.show_encryption()
    page = setting_up.encrypting.page
    assert page is not None
    person.qtbot.waitUntil(lambda: page.encrypt.isVisibleTo(page) or page.change.isVisibleTo(page))
    return page


def put_under_new_key(person: Person) -> str:
    """Keep the paper, and wait until the venue is open again; gives what is on the paper."""
    page = encryption_of(person)
    (page.encrypt if page.encrypt.isVisibleTo(page) else page.change).click()
    card = page.key_card
    assert card is not None
    shown = card.key.shown
    card.kept.click()
    card.begin.click()
    program = person.program
    person.qtbot.waitUntil(lambda: program.recodings.window is None and bool(program.desks), timeout=60_000)
    return shown


def test_a_plain_venue_is_encrypted_and_gets_another_key(
    tmp_path: Path, start: Callable[[Path], Person]
) -> None:
    path = tmp_path / "venue.regulars"
    path.write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))
    keep_choices(tmp_path / "backups", Choices(second="", plain=True))
    person = start(tmp_path)
    person.start()
    assert person.program.desks[0].window.status.state.text == "On this computer"

    first = put_under_new_key(person)
    assert looks_encrypted(path)
    assert person.program.desks[0].window.status.state.text == "Encrypted"
    assert read_choices(tmp_path / "backups").plain is None, (
        "plain files each night were chosen for a plain venue"
    )
    second = put_under_new_key(person)

    key = find_by_words(path, second).key.pragma
    assert person.program.desks[0].session.workplace.database.key == key
    assert first != second


def test_a_venue_that_nothing_opens_by_itself_asks_and_opens(
    tmp_path: Path, start: Callable[[Path], Person]
) -> None:
    put_sealed(tmp_path)
    person = start(tmp_path)
    person.program.start()
    person.wait(lambda: person.program.unlocking.window is not None)
    window = person.program.unlocking.window
    assert window is not None
    assert not person.program.desks

    window.field.set_text(PASSPHRASE)
    window.open.click()
    person.qtbot.waitUntil(lambda: bool(person.program.desks), timeout=30_000)

    assert person.program.unlocking.window is None
    assert person.program.desks[0].window.status.state.text == "Encrypted"
