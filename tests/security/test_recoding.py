"""Encrypting a venue that exists and changing its key: cut off at any moment, it is the old one or the new one."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from app.bootstrap.keys import find_backup_key, find_key
from app.bootstrap.recoding import recode_venue
from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, Corrupt, Locked
from app.core.progress import no_progress
from app.core.recovery_key import RecoveryKey
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.beside import keys_beside
from app.storage.cipher import recoding, wrapping
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.recoding import recode
from app.storage.cipher.unlocking import WrongKey, find_by_words
from app.storage.opening import finish_what_was_begun, open_file
from app.storage.recognising import looks_encrypted
from tests.faults.injector import Injector, injected
from tests.security.encrypted import PASSPHRASE, PASSWORD, put_sealed, seal
from tests.security.keychains import Backend, keychain_of, missing
from tests.storage.files import fingerprint, names, new_customer
from tests.venues import SetClock, made_file, open_venue_file, troubles

KILLS = 12


@pytest.fixture
def quick_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stretches the words takes as little as it may; how much it is to take has tests of its own."""
    for name, least in (("MEMORY_KIB", 19_456), ("PASSES", 2)):
        monkeypatch.setattr(wrapping, name, least)


def put_plain(folder: Path) -> Path:
    """A venue with one customer, whose name is still in the log beside it."""
    path = folder / "venue.regulars"
    path.write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))
    with closing(open_venue_file(path, SetClock())) as database:
        new_customer(database, "Léa")
    return path


def who_is_in(path: Path, key: str | None) -> list[str]:
    """The customers of a venue."""
    with closing(open_file(path, clock=SetClock(), key=key)) as database:
        return names(database)


def test_a_plain_venue_is_encrypted_with_everything_in_it(tmp_path: Path) -> None:
    path, recovery = put_plain(tmp_path), RecoveryKey.new()

    key = recode(path, recovery)

    assert looks_encrypted(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["venue.keys", "venue.regulars"]
    with closing(open_file(path, clock=SetClock(), key=key.pragma)) as database:
        assert names(database) == ["Léa"]
        assert troubles(database) == []


def test_a_new_key_leaves_everybody_in_but_whoever_has_the_old_paper(tmp_path: Path) -> None:
    keychain = keychain_of(Backend())
    sealed, recovery = put_sealed(tmp_path, keychain=keychain), RecoveryKey.new()

    key = recode(sealed.path, recovery, old=sealed.key)

    assert key != sealed.key
    for words in (PASSWORD, PASSPHRASE, recovery.shown):
        assert find_by_words(sealed.path, words).key == key
    assert find_key(sealed.path, keychain=keychain) == key.pragma
    with pytest.raises(WrongKey):
        find_by_words(sealed.path, sealed.recovery.shown)
    with pytest.raises(Corrupt):
        open_file(sealed.path, clock=SetClock(), key=sealed.key.pragma)


def test_a_backup_of_before_keeps_its_own_key(tmp_path: Path) -> None:
    sealed = put_sealed(tmp_path)
    kept = Backups(sealed.path, clock=SetClock(), key=sealed.key.pragma).take(Why.HAND).kept

    key = recode(sealed.path, RecoveryKey.new(), old=sealed.key)

    assert find_backup_key(kept.path, known=key.pragma, words=PASSWORD) == sealed.key.pragma


def test_a_backup_is_taken_before_and_the_new_key_lets_an_owner_in(tmp_path: Path) -> None:
    path, recovery = put_plain(tmp_path), RecoveryKey.new()

    key = recode_venue(
        path, recovery, old=None, by=1, clock=SetClock(), keychain=missing(), progress=no_progress
    )

    (backup,) = Backups(path, clock=SetClock()).list_kept()
    assert not looks_encrypted(backup.path)
    assert who_is_in(backup.path, None) == who_is_in(path, key) == ["Léa"]


def test_a_venue_that_is_open_is_not_touched(tmp_path: Path) -> None:
    path = put_plain(tmp_path)
    with closing(open_venue_file(path, SetClock())) as database:
        names(database)
        with pytest.raises(Locked):
            recode(path, RecoveryKey.new())

    assert not looks_encrypted(path)
    assert not (tmp_path / "venue.keys").exists()


def test_what_somebody_saves_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = put_plain(tmp_path)

    def come_and_go_when_proven(done: int, _total: int) -> None:
        if done == 2:
            with closing(open_venue_file(path, SetClock())) as database:
                new_customer(database, "Uma")

    with pytest.raises(Locked, match="meanwhile"):
        recode(path, RecoveryKey.new(), progress=come_and_go_when_proven)

    assert who_is_in(path, None) == ["Léa", "Uma"]
    assert not (tmp_path / "venue.keys").exists()
    assert not list(tmp_path.glob(".*"))


def test_whoever_only_looks_meanwhile_takes_nothing_away(tmp_path: Path) -> None:
    path, recovery = put_plain(tmp_path), RecoveryKey.new()
    looked = []

    def look(_done: int, _total: int) -> None:
        looked.append(path)
        finish_what_was_begun(path)

    key = recode(path, recovery, progress=look)

    assert len(looked) > 3
    assert find_by_words(path, recovery.shown).key == key
    assert who_is_in(path, key.pragma) == ["Léa"]


def test_stopped_in_time_nothing_is_changed_nor_left_behind(tmp_path: Path) -> None:
    path, stop = put_plain(tmp_path), Cancellation()

    def stop_when_written(done: int, _total: int) -> None:
        if done == 1:
            stop.cancel()

    before = fingerprint(tmp_path)
    with pytest.raises(Cancelled):
        recode(path, RecoveryKey.new(), cancellation=stop, progress=stop_when_written)

    assert fingerprint(tmp_path) == before


def test_a_copy_that_is_not_the_same_never_takes_the_place_of_the_venue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put_plain(tmp_path)
    read = recoding.read_facts

    def one_more(connection: object) -> object:
        facts = read(connection)
        facts.rows["customer"] += 1
        return facts

    monkeypatch.setattr(recoding, "read_facts", one_more)
    before = fingerprint(tmp_path)

    with pytest.raises(Corrupt, match="not the same"):
        recode(path, RecoveryKey.new())

    assert fingerprint(tmp_path) == before


def in_a_child(work: Callable[[], object], *, dies_at: int) -> None:
    """Do it in a process that is killed at its ``dies_at``-th step on the disk."""
    child = os.fork()
    if child == 0:
        steps = 0

        def count_step(event: str, _arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if event in ("os.rename", "os.remove", "open", "sqlite3.connect"):
                steps += 1
                if steps == dies_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        import sys

        sys.addaudithook(count_step)
        work()
        os._exit(0)
    os.waitpid(child, 0)


@pytest.mark.parametrize("first", ["plain", "encrypted"])
def test_killed_at_any_moment_it_is_the_old_venue_or_the_new_one(
    tmp_path: Path, quick_words: None, first: str
) -> None:
    dice, outcomes, sealed = Random(7), set(), seal(tmp_path)
    for kill in range(KILLS):
        folder = tmp_path / str(kill)
        folder.mkdir()
        old, recovery = None, RecoveryKey.new()
        if first == "plain":
            path = put_plain(folder)
        else:
            path, old = folder / sealed.path.name, sealed.key
            for file in (sealed.path, keys_beside(sealed.path)):
                shutil.copyfile(file, folder / file.name)
        in_a_child(lambda: recode(path, recovery, old=old), dies_at=1 + dice.randrange(45))  # noqa: B023

        finish_what_was_begun(path)
        new = DataKey.of(recovery)
        is_new = looks_encrypted(path) and find_key_of(path, recovery) == new
        key = new if is_new else old
        assert who_is_in(path, key.pragma if key is not None else None) == (
            ["Léa"] if first == "plain" else []
        )
        if old is not None:
            assert find_by_words(path, PASSWORD).key == key
        assert not list(folder.glob(".*")), "what was only prepared is taken away"
        outcomes.add(is_new)

    assert outcomes == {True, False}


@pytest.mark.parametrize("for_good", [False, pytest.param(True, marks=pytest.mark.long)])
def test_whatever_fails_the_key_is_changed_or_it_is_said_that_it_is_not(
    tmp_path: Path, quick_words: None, *, for_good: bool
) -> None:
    sealed, outcomes = seal(tmp_path), set()
    count, number = 1, 0
    while number <= count:
        folder = tmp_path / str(number)
        folder.mkdir()
        path, recovery, said = folder / "venue.regulars", RecoveryKey.new(), ""
        for file in (sealed.path, keys_beside(sealed.path)):
            shutil.copyfile(file, folder / file.name)
        with injected(Injector(fails_at=number, for_good=for_good)) as injector:
            try:
                recode(path, recovery, old=sealed.key)
            except AppError as error:
                said = str(error)
        count = injector.count if number == 0 else count
        finish_what_was_begun(path)
        new = DataKey.of(recovery)
        assert find_by_words(path, PASSWORD).key == (sealed.key if said else new)
        assert who_is_in(path, (sealed.key if said else new).pragma) == []
        outcomes.add(bool(said))
        number += 1

    assert outcomes == {True, False}


def find_key_of(path: Path, recovery: RecoveryKey) -> DataKey | None:
    """The key that the paper leads to, if it does."""
    try:
        return find_by_words(path, recovery.shown).key
    except WrongKey:
        return None
