"""Finding the key of an encrypted file: what the computer remembers, else what somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.core.errors import InvalidInput, KeyNeeded
from app.core.recovery_key import RecoveryKey
from app.core.words import gettext as _
from app.storage.backups.backups import FOLDER
from app.storage.backups.kept import list_kept
from app.storage.beside import keys_beside
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import KeyFile, Kind, Wrap, read_key_file
from app.storage.cipher.keychain import Keychain
from app.storage.cipher.wrapping import open_with_keychain, open_with_words
from app.storage.connecting import connect


class WrongKey(KeyNeeded):
    """What was typed does not open the file."""


def find_silently(venue: Path, keychain: Keychain) -> DataKey | None:
    """The key that the keychain of this computer leads to; None when it has to be asked for."""
    file = read_key_file(venue)
    if file is None or not file.of_kind(Kind.KEYCHAIN):
        return None
    secret = keychain.get(file.id)
    if secret is None:
        return None
    found = (open_with_keychain(wrap, secret) for wrap in file.of_kind(Kind.KEYCHAIN))
    return next((key for key in found if key is not None and file.is_key(key)), None)


@dataclass(frozen=True)
class Opened:
    """The key, and whose password led to it: nobody's where it was no password, several where they have the same."""

    key: DataKey
    staff_ids: tuple[int, ...] = ()


def find_by_words(venue: Path, words: str) -> Opened:
    """The key that a password, the passphrase or the recovery key leads to; raises WrongKey.

    Where the keys beside the venue are lost or damaged, those of its newest backup help. Takes a tenth of a second
    for everybody who has a password. Nothing is written.
    """
    file = read_key_file(venue) or _keys_of_a_backup(venue)
    by_paper = _by_recovery_key(venue, file, words)
    if by_paper is not None:
        return Opened(by_paper)
    if file is not None:
        led = [(wrap.staff_id, key) for wrap in file.of_kind(Kind.STAFF) if (key := _led(file, wrap, words))]
        if led:
            return Opened(led[0][1], tuple(staff_id for staff_id, _key in led))
        for wrap in file.of_kind(Kind.PASSPHRASE):
            if (key := _led(file, wrap, words)) is not None:
                return Opened(key)
    raise _wrong(venue)


def _led(file: KeyFile, wrap: Wrap, words: str) -> DataKey | None:
    key = open_with_words(wrap, words)
    return key if key is not None and file.is_key(key) else None


def _keys_of_a_backup(venue: Path) -> KeyFile | None:
    """Those that were copied beside the newest backup that has any."""
    found = (read_key_file(kept.path) for kept in list_kept(venue.parent / FOLDER))
    return next((file for file in found if file is not None), None)


def _by_recovery_key(venue: Path, file: KeyFile | None, words: str) -> DataKey | None:
    try:
        key = DataKey.of(RecoveryKey.read(words))
    except InvalidInput as error:
        if RecoveryKey.looks_like(words):
            raise WrongKey(str(error), kept=_("The file was not touched.")) from error
        return None
    known = file is not None and file.is_key(key)
    return key if known or opens(venue, key) else None


def opens(venue: Path, key: DataKey) -> bool:
    """Whether a key deciphers the first page of a file, which is only read."""
    try:
        connection = connect(venue, read_only=True, key=key.pragma)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except sqlite.Error:
        return False
    return True


def _wrong(venue: Path) -> WrongKey:
    if not keys_beside(venue).is_file():
        return WrongKey(
            _("That is not the recovery key of “{file}”.").format(file=venue.name),
            kept=_("The file was not touched."),
            to_do=_("Without “{keys}” only the recovery key opens it.").format(keys=keys_beside(venue).name),
        )
    return WrongKey(
        _("That does not open “{file}”.").format(file=venue.name),
        kept=_("The file was not touched."),
        to_do=_(
            "Type the password of an owner or manager, the passphrase or the recovery key. A PIN is not enough."
        ),
    )
