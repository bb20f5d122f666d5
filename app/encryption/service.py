"""Who and what opens the venue's file. Everything here may wait for a keychain or for Argon2id: never in the window."""

from __future__ import annotations

from pathlib import Path

from app.core.acting import needs
from app.core.errors import InvalidInput, Problem, Unavailable
from app.core.rights import Right
from app.core.words import gettext as _
from app.encryption.schemas import State
from app.storage.backups.backups import FOLDER
from app.storage.backups.choices import read_choices
from app.storage.backups.kept import list_kept
from app.storage.cipher.keychain import Keychain, computer_name
from app.storage.cipher.locks import Locks
from app.storage.plain.export import FOLDER as PLAIN_FILES
from app.storage.recognising import looks_encrypted
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace

SHORTEST = 10
"""Characters of a passphrase; three words are longer."""


class EncryptionService:
    """``venue`` is the file; on a server there is none to encrypt."""

    def __init__(self, work: Workplace, venue: Path, *, keychain: Keychain) -> None:
        self._work = work
        self._venue = venue
        self._keychain = keychain

    @needs(Right.KEYS)
    def state(self) -> State:
        """How the file is kept at present."""
        database = self._work.database
        possible = not (database.on_server or database.read_only or self._work.venue.rehearsal)
        locks = database.locks
        if locks is None:
            return State(encrypted=False, possible=possible)
        openers = locks.openers
        people = VenueReader(database).list_staff()
        backups = self._venue.parent / FOLDER
        plain = [str(one.relative_to(backups)) for one in _plain_files(backups)]
        second = read_choices(backups).second
        elsewhere = [str(one) for one in _plain_files(Path(second))] if second else []
        return State(
            encrypted=True,
            possible=possible,
            staff=tuple(person.name for person in people if person.id in openers.staff_ids),
            computers=openers.computers,
            here=computer_name() in openers.computers,
            passphrase=openers.passphrase,
            plain_backups=(*plain, *elsewhere),
            folder=", ".join((str(backups), second) if elsewhere else (str(backups),)),
        )

    @needs(Right.KEYS, again=True)
    def set_passphrase(self, words: str) -> None:
        """Have a passphrase open the file, in place of the one before; raises InvalidInput for field ``words``."""
        check_passphrase(words)
        self._locks().set_passphrase(words)

    @needs(Right.KEYS, again=True)
    def drop_passphrase(self) -> None:
        """Have no passphrase."""
        self._locks().drop_passphrase()

    @needs(Right.KEYS, again=True)
    def open_here(self, *, wanted: bool) -> None:
        """Have this computer open the file by itself, or ask; raises Unavailable without a keychain."""
        locks = self._locks()
        if not wanted:
            locks.forget_here(self._keychain)
        elif not locks.remember_here(self._keychain):
            raise Unavailable(
                _("This computer has no keychain that Regulars can use, or it is locked."),
                kept=_("Nothing was changed."),
                to_do=_("A password, the passphrase or the recovery key opens the venue all the same."),
            )

    def _locks(self) -> Locks:
        locks = self._work.database.locks
        if locks is None:
            raise Unavailable(_("The venue is not encrypted."), kept=_("Nothing was changed."))
        return locks


def _plain_files(folder: Path) -> list[Path]:
    """What anybody can read of a folder of backups: those of before, and the files of a night."""
    kept = [one.path for one in list_kept(folder) if not looks_encrypted(one.path)]
    return [*kept, *sorted((folder / PLAIN_FILES).glob("*"), reverse=True)]


def check_passphrase(words: str) -> None:
    """Raise InvalidInput for a passphrase that is guessed too quickly."""
    if len(words.strip()) < SHORTEST:
        message = _("Use at least {count} characters; several words are easy to remember.")
        raise InvalidInput([Problem("words", message.format(count=SHORTEST))])
