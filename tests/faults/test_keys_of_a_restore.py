"""A4 and B3 of encrypted venues: whichever write of going back fails, the keys beside the file are those that open it."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.core.recovery_key import RecoveryKey
from app.storage.backups.backups import Backups
from app.storage.backups.names import Why
from app.storage.backups.swapping import intent_path
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import read_key_file
from app.storage.cipher.recoding import recode
from app.storage.opening import finish_what_was_begun, open_file
from app.storage.restoring import restore
from tests.faults.injector import FULL, Injector, injected
from tests.security.encrypted import put_sealed
from tests.storage.files import names, new_customer
from tests.venues import NOON, SetClock


@dataclass(frozen=True)
class Changed:
    """A venue whose key was changed after its backup; "Léa" is in both, "Noé" in the venue alone."""

    folder: Path
    backup: str
    old: DataKey
    new: DataKey


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Such a venue."""
    sealed = put_sealed(tmp_path)
    with closing(sealed.open()) as database:
        new_customer(database, "Léa")
    kept = Backups(sealed.path, clock=SetClock(), key=sealed.key.pragma).take(Why.HAND).kept
    with closing(sealed.open()) as database:
        new_customer(database, "Noé")
    key = recode(sealed.path, RecoveryKey.new(), old=sealed.key)
    return Changed(tmp_path, kept.path.name, sealed.key, key)


def opened(path: Path, keys: tuple[DataKey, ...]) -> list[str]:
    """Who is in a file, opened by the keys beside it."""
    file = read_key_file(path)
    assert file is not None, "there are no keys beside it"
    key = next(key for key in keys if file.is_key(key))
    with closing(open_file(path, clock=SetClock(), key=key.pragma)) as database:
        return names(database)


def go_back(changed: Changed, injector: Injector) -> tuple[str, bool, list[str]]:
    """Go back with one failing write: what was said, whether it is still under way, and who is there afterwards."""
    folder = changed.folder.with_name(f"at{injector.fails_at}-{injector.for_good}")
    shutil.copytree(changed.folder, folder)
    path, said = folder / "venue.regulars", ""
    with injected(injector):
        try:
            restore(folder / "backups" / changed.backup, path, at=NOON, key=changed.old.pragma)
        except AppError as error:
            said = str(error)
    under_way = intent_path(path).exists()
    finish_what_was_begun(path)
    keys = (changed.old, changed.new)
    there = opened(path, keys)
    for aside in (folder / "backups").glob("*-aside.regulars"):
        assert opened(aside, keys) == ["Léa", "Noé"]
    assert not [one.name for one in folder.iterdir() if "restoring" in one.name]
    shutil.rmtree(folder)
    return said, under_way, there


@pytest.mark.parametrize("for_good", [False, True])
def test_A4_whatever_fails_while_going_back_the_keys_are_those_of_the_file(
    changed: Changed, *, for_good: bool
) -> None:
    dry = Injector()
    assert go_back(changed, dry) == ("", False, ["Léa"])
    for number in range(1, dry.count + 1):
        said, under_way, there = go_back(changed, Injector(fails_at=number, for_good=for_good, code=FULL))
        goes_on = "it goes on by itself" in said
        assert there == (["Léa", "Noé"] if said and not goes_on else ["Léa"])
        assert goes_on is (bool(said) and under_way)
        assert for_good or not goes_on
    assert dry.count > 10
