"""Venues that are encrypted, made quickly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.core.recovery_key import RecoveryKey
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.keychain import Keychain
from app.storage.cipher.locks import Locks
from app.storage.cipher.recoding import recode
from app.storage.cipher.unlocking import find_by_words
from app.storage.database import Database
from app.storage.opening import open_file
from tests.venues import SetClock, keepers, made_file

PASSWORD, PASSPHRASE = "a long password", "three small words"


@dataclass(frozen=True)
class Sealed:
    """An encrypted venue with all that opens it."""

    path: Path
    recovery: RecoveryKey
    key: DataKey

    @property
    def locks(self) -> Locks:
        """Who may open it."""
        return Locks(self.path, self.key.pragma)

    def open(self) -> Database:
        """The venue at work."""
        clock = SetClock()
        return open_file(
            self.path, clock=clock, keepers=keepers(clock), safeguarded=True, key=self.key.pragma
        )


def seal(folder: Path) -> Sealed:
    """An encrypted venue with two staff members, which a password and a passphrase open too."""
    path, recovery = folder / "venue.regulars", RecoveryKey.new()
    path.write_bytes(made_file("hotel", "Europe/Zurich", "Owner"))
    sealed = Sealed(path, recovery, recode(path, recovery))
    sealed.locks.let_staff(1, PASSWORD)
    sealed.locks.set_passphrase(PASSPHRASE)
    return sealed


@cache
def _sealed() -> tuple[Sealed, dict[str, bytes]]:
    """Such a venue and its files; made once, because what stretches the words takes long on purpose."""
    with TemporaryDirectory() as folder:
        sealed = seal(Path(folder))
        # Nobody may have made it in surroundings in which something is otherwise.
        assert find_by_words(sealed.path, PASSWORD).key == sealed.key
        assert find_by_words(sealed.path, PASSPHRASE).key == sealed.key
        files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
        assert not any(sealed.key.secret.hex().encode() in content for content in files.values())
        return sealed, files


def put_sealed(folder: Path, *, keychain: Keychain | None = None) -> Sealed:
    """A copy of it, which the keychain opens by itself if there is one."""
    made, files = _sealed()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    sealed = replace(made, path=folder / made.path.name)
    if keychain is not None:
        sealed.locks.remember_here(keychain)
    return sealed
