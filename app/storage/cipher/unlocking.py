"""Finding the key of an encrypted file: what the computer remembers, else what somebody types."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.core.errors import InvalidInput, KeyNeeded
from app.core.recovery_key import RecoveryKey
from app.storage.beside import keys_beside
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import KeyFile, Kind, read_key_file
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


def find_by_words(venue: Path, words: str) -> DataKey:
    """The key that a password, the passphrase or the recovery key leads to; raises WrongKey.

    Takes a tenth of a second for everybody who has a password. Nothing is written.
    """
    file = read_key_file(venue)
    by_paper = _by_recovery_key(venue, file, words)
    if by_paper is not None:
        return by_paper
    for kind in (Kind.STAFF, Kind.PASSPHRASE):
        for wrap in file.of_kind(kind) if file is not None else ():
            key = open_with_words(wrap, words)
            if key is not None and file is not None and file.is_key(key):
                return key
    raise _wrong(venue)


def _by_recovery_key(venue: Path, file: KeyFile | None, words: str) -> DataKey | None:
    try:
        key = DataKey.of(RecoveryKey.read(words))
    except InvalidInput as error:
        if RecoveryKey.looks_like(words):
            raise WrongKey(str(error), kept=_("The file was not touched.")) from error
        return None
    if file is not None:
        return key if file.is_key(key) else None
    return key if opens(venue, key) else None


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
