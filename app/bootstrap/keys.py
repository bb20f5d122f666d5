"""The key of the venue in a data folder, and how one is made that is encrypted from its first byte."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.storage.opening import create_file, finish_what_was_begun, refuse_to_replace
from app.storage.recognising import looks_encrypted

if TYPE_CHECKING:
    from app.core.recovery_key import RecoveryKey
    from app.storage.cipher.keychain import Keychain


@dataclass(frozen=True)
class Way:
    """The key of a venue, None without one, and whose password led to it: nobody's, or that of several."""

    key: str | None = None
    staff_ids: tuple[int, ...] = ()


def find_key(venue: Path, *, words: str = "", keychain: Keychain | None = None) -> str | None:
    """What opens a venue, as ``find_way`` finds it."""
    return find_way(venue, words=words, keychain=keychain).key


def find_way(
    venue: Path, *, words: str = "", keychain: Keychain | None = None, remember: bool = False
) -> Way:
    """What opens a venue: what this computer remembers, else what ``words`` lead to; no key where nothing does.

    None either for a venue that is not encrypted. ``remember`` has this computer open it by itself from now on.
    Raises WrongKey. To be called away from the window's thread.
    """
    finish_what_was_begun(venue)
    if not looks_encrypted(venue):
        return Way()
    from app.storage.cipher.keychain import SystemKeychain
    from app.storage.cipher.locks import Locks
    from app.storage.cipher.unlocking import find_by_words, find_silently

    keychain = keychain or SystemKeychain()
    key = find_silently(venue, keychain)
    if key is not None:
        return Way(key.pragma)
    if not words:
        return Way()
    opened = find_by_words(venue, words)
    if remember:
        Locks(venue, opened.key.pragma).remember_here(keychain)
    return Way(opened.key.pragma, opened.staff_ids)


def find_backup_key(
    backup: Path, *, known: str | None = None, words: str = "", keychain: Keychain | None = None
) -> str | None:
    """What opens a backup: the ``known`` key of its venue, or another where the key was changed since."""
    if not looks_encrypted(backup):
        return None
    from app.storage.cipher.data_key import DataKey
    from app.storage.cipher.key_file import read_key_file

    if known is not None:
        file = read_key_file(backup)
        if file is None or file.is_key(DataKey.of_pragma(known)):
            return known
    return find_key(backup, words=words, keychain=keychain)


def make_encrypted(
    venue: Path,
    recovery: RecoveryKey,
    *,
    owner_password: str,
    owner_id: int = 1,
    keychain: Keychain | None = None,
) -> str:
    """Make an empty encrypted venue that this computer and the owner's password open; gives its key.

    Takes some tenths of a second: to be called away from the window's thread. Raises what ``create_file`` raises.
    """
    from app.storage.cipher.keychain import SystemKeychain
    from app.storage.cipher.locks import Locks
    from app.storage.cipher.recoding import make_keys

    refuse_to_replace(venue)
    key = make_keys(venue, recovery).pragma
    locks = Locks(venue, key)
    if owner_password:
        locks.let_staff(owner_id, owner_password)
    locks.remember_here(keychain or SystemKeychain())
    create_file(venue, key=key)
    return key
