"""S12: whatever is wrong with the keychain, passphrase and recovery key open the same file, and none is made anew."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from app.bootstrap.keys import find_key, find_way
from app.bootstrap.venue_opener import open_existing
from app.core.errors import KeyNeeded
from app.core.paths import DataFolder
from app.storage.cipher.key_file import Kind, read_key_file
from app.storage.cipher.keychain import Keychain, SystemKeychain, computer_name
from app.storage.cipher.unlocking import find_silently
from tests.security.encrypted import PASSPHRASE, PASSWORD, put_sealed
from tests.security.keychains import TROUBLES, Backend, keychain_of
from tests.storage.files import fingerprint, names, new_customer
from tests.venues import SetClock


def test_a_computer_that_remembers_opens_the_venue_by_itself(tmp_path: Path) -> None:
    keychain = keychain_of(Backend())
    sealed = put_sealed(tmp_path, keychain=keychain)

    assert find_key(sealed.path, keychain=keychain) == sealed.key.pragma
    assert sealed.locks.openers.computers == (computer_name(),)


def test_what_the_keychain_holds_opens_nothing_without_the_key_file(tmp_path: Path) -> None:
    backend = Backend()
    sealed = put_sealed(tmp_path, keychain=keychain_of(backend))

    assert sealed.key.secret.hex() not in backend.kept.values()
    assert sealed.recovery.secret.hex() not in backend.kept.values()


@pytest.mark.parametrize("trouble", sorted(TROUBLES))
def test_S12_with_the_keychain_in_trouble_the_same_file_is_opened_by_what_people_have(
    tmp_path: Path, trouble: str
) -> None:
    sealed = put_sealed(tmp_path, keychain=keychain_of(Backend()))
    with closing(sealed.open()) as database:
        new_customer(database, "Léa")
    keychain = TROUBLES[trouble]()
    before = fingerprint(tmp_path)

    assert find_silently(sealed.path, keychain) is None
    assert find_key(sealed.path, keychain=keychain) is None
    for words in (PASSPHRASE, PASSWORD, sealed.recovery.shown):
        assert find_key(sealed.path, words=words, keychain=keychain) == sealed.key.pragma
    assert fingerprint(tmp_path) == before
    with closing(sealed.open()) as database:
        assert names(database) == ["Léa"]


@pytest.mark.parametrize("lost", ["keychain", "keychain and key file"])
def test_S12_a_venue_that_cannot_be_opened_is_never_made_anew(tmp_path: Path, lost: str) -> None:
    put_sealed(tmp_path)
    if lost.endswith("key file"):
        (tmp_path / "venue.keys").unlink()
    before = fingerprint(tmp_path)

    with pytest.raises(KeyNeeded):
        open_existing(DataFolder(tmp_path), SetClock())

    assert fingerprint(tmp_path) == before


@pytest.mark.parametrize("trouble", ["missing", "locked", "broken"])
def test_a_keychain_that_takes_nothing_is_not_relied_on(tmp_path: Path, trouble: str) -> None:
    sealed = put_sealed(tmp_path)

    assert sealed.locks.remember_here(TROUBLES[trouble]()) is False
    assert sealed.locks.openers.computers == ()


def test_a_keychain_that_takes_everything_and_keeps_nothing_is_not_relied_on(tmp_path: Path) -> None:
    class Forgetful(Backend):
        def set_password(self, service: str, name: str, password: str) -> None:
            """Keep nothing."""

    sealed = put_sealed(tmp_path)

    assert sealed.locks.remember_here(keychain_of(Forgetful())) is False


def test_a_keychain_that_never_answers_is_not_waited_for() -> None:
    answer = Event()

    class Silent(Backend):
        def get_password(self, service: str, name: str) -> str | None:
            """Wait for somebody who never comes."""
            answer.wait()
            return None

    keychain = SystemKeychain(lambda: Silent(), patience_s=0.01)
    try:
        assert keychain.get("venue") is None
    finally:
        answer.set()


NEVER_ANSWERING = """
from threading import Event
from app.storage.cipher.keychain import SystemKeychain

class Silent:
    def get_password(self, service, name):
        Event().wait()

print(SystemKeychain(Silent, patience_s=0.01).get("venue"))
"""


def test_S12_a_program_ends_although_its_question_to_the_keychain_still_stands() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NEVER_ANSWERING],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )

    assert done.stdout == "None\n"


def test_the_secret_of_another_venue_opens_nothing(tmp_path: Path) -> None:
    backend = Backend()
    sealed = put_sealed(tmp_path, keychain=keychain_of(backend))
    for name in backend.kept:
        backend.kept[name] = "ab" * 32

    assert find_silently(sealed.path, keychain_of(backend)) is None


def test_a_computer_that_opened_it_once_by_password_opens_it_by_itself_then(tmp_path: Path) -> None:
    keychain: Keychain = keychain_of(Backend())
    sealed = put_sealed(tmp_path)

    find_way(sealed.path, words=PASSWORD, keychain=keychain, remember=True)

    assert find_key(sealed.path, keychain=keychain) == sealed.key.pragma
    sealed.locks.forget_here(keychain)
    assert find_key(sealed.path, keychain=keychain) is None
    file = read_key_file(sealed.path)
    assert file is not None
    assert not file.of_kind(Kind.KEYCHAIN)
