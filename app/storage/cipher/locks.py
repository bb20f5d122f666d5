"""Who may open an encrypted venue besides whoever has its recovery key."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.storage.backups.disk import disk_failures_translated
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import KeyFile, Kind, Wrap, read_key_file, write_key_file
from app.storage.cipher.keychain import Keychain, computer_name
from app.storage.cipher.wrapping import is_weak, wrap_for_keychain, wrap_for_words


@dataclass(frozen=True)
class Openers:
    """Who and what opens the file: staff by their ids, computers by their names."""

    staff_ids: frozenset[int]
    computers: tuple[str, ...]
    passphrase: bool


class Locks:
    """Keeps the key file beside a venue that is open; ``key`` is the one it is open with.

    Everything here that takes words takes a tenth of a second. Raises ReadOnly or DiskFull.
    """

    def __init__(self, venue: Path, key: str) -> None:
        self._venue = venue
        self._key = DataKey.of_pragma(key)
        self._prepared: dict[str, Wrap] = {}

    @property
    def openers(self) -> Openers:
        """Who and what opens the file at present."""
        file = self._file()
        return Openers(
            staff_ids=frozenset(wrap.staff_id for wrap in file.of_kind(Kind.STAFF)),
            computers=tuple(wrap.name for wrap in file.of_kind(Kind.KEYCHAIN)),
            passphrase=bool(file.of_kind(Kind.PASSPHRASE)),
        )

    def let_staff(self, staff_id: int, password: str) -> None:
        """Have a staff member's password open the file, in place of the one before."""
        self._put(wrap_for_words(self._key, password, kind=Kind.STAFF, staff_id=staff_id))

    def keep_staff(self, staff_id: int, password: str) -> None:
        """The same where it does not yet, or only with less effort than today's; ``password`` is known to be right."""
        mine = [wrap for wrap in self._file().of_kind(Kind.STAFF) if wrap.staff_id == staff_id]
        if not mine or is_weak(mine[0]):
            self.let_staff(staff_id, password)

    def prepare(self, password_hash: str, password: str) -> None:
        """Make ready what ``follow_staff`` puts in place, away from the window's thread."""
        self._prepared = {password_hash: wrap_for_words(self._key, password, kind=Kind.STAFF)}

    def follow_staff(self, staff_id: int, password_hash: str) -> None:
        """A password was set, whose hash this is, or taken away: it opens the file from now on, or no more."""
        wrap = self._prepared.pop(password_hash, None)
        if wrap is not None:
            self._put(wrap.model_copy(update={"staff_id": staff_id}))
        elif not password_hash:
            self.drop_staff(staff_id)

    def drop_staff(self, staff_id: int) -> None:
        """Have a staff member's password open nothing any more."""
        self._take(lambda wrap: wrap.kind is Kind.STAFF and wrap.staff_id == staff_id)

    def set_passphrase(self, words: str) -> None:
        """Have a passphrase open the file, in place of the one before."""
        self._put(wrap_for_words(self._key, words, kind=Kind.PASSPHRASE))

    def drop_passphrase(self) -> None:
        """Have no passphrase."""
        self._take(lambda wrap: wrap.kind is Kind.PASSPHRASE)

    def remember_here(self, keychain: Keychain) -> bool:
        """Have this computer open the file by itself; whether its keychain plays along."""
        file = self._file()
        secret = secrets.token_bytes(32)
        if not keychain.put(file.id, secret):
            return False
        self._put(wrap_for_keychain(self._key, secret, name=computer_name()))
        return True

    def forget_here(self, keychain: Keychain) -> None:
        """Have this computer ask again."""
        keychain.forget(self._file().id)
        here = computer_name()
        self._take(lambda wrap: wrap.kind is Kind.KEYCHAIN and wrap.name == here)

    def _file(self) -> KeyFile:
        """What lies beside the venue; where it is lost, or is of another key, a new one."""
        file = read_key_file(self._venue)
        if file is not None and file.is_key(self._key):
            return file
        return KeyFile(proof=self._key.proof)

    def _put(self, wrap: Wrap) -> None:
        file = self._file()
        others = tuple(one for one in file.wraps if not _same_way(one, wrap))
        self._write(file.model_copy(update={"wraps": (*others, wrap)}))

    def _take(self, goes: Callable[[Wrap], bool]) -> None:
        file = self._file()
        staying = tuple(wrap for wrap in file.wraps if not goes(wrap))
        if staying != file.wraps:
            self._write(file.model_copy(update={"wraps": staying}))

    def _write(self, file: KeyFile) -> None:
        with disk_failures_translated(self._venue.parent):
            write_key_file(self._venue, file)


def _same_way(one: Wrap, other: Wrap) -> bool:
    return (one.kind, one.staff_id, one.name) == (other.kind, other.staff_id, other.name)
