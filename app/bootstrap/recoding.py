"""Putting a venue that windows are open on under another key, and opening it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.errors import AppError
from app.core.progress import Progress

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from app.bootstrap.session import VenueSession
    from app.bootstrap.threads import Threads
    from app.core.paths import DataFolder
    from app.core.recovery_key import RecoveryKey
    from app.encryption.recoding_window import RecodingWindow
    from app.storage.cipher.keychain import Keychain
    from app.ui.theme.theme import Theme
    from app.venue.workplace import Workplace


class Recodings:
    """The one window there is at a time; ``open_again`` is given the data folder and what opens it now."""

    def __init__(
        self,
        theme: Theme,
        *,
        clock: Clock,
        threads: Threads,
        open_again: Callable[[DataFolder, Callable[[], Workplace]], object],
    ) -> None:
        self._theme = theme
        self._clock = clock
        self._threads = threads
        self._open_again = open_again
        self.window: RecodingWindow | None = None
        self.is_at_it = False

    def begin(self, recovery: RecoveryKey, *, session: VenueSession, desks: Sequence[DeskWindow]) -> None:
        """Close every window on a venue, put its file under a new key, and open it again."""
        from app.encryption.recoding_window import RecodingWindow

        self.close()
        work = session.workplace
        state = _Keys(work.database.key, work.desk.staff_id)
        window = RecodingWindow(self._theme, job=self._threads.new_job())
        folder = session.folder
        window.done.connect(partial(self._go_on, folder, state))
        window.left.connect(self._forget)
        self.window = window
        window.show()
        self.is_at_it = True
        for desk in [each for each in desks if each.session is session]:
            desk.window.close()
        self.is_at_it = False
        window.begin(partial(self._recode, folder.venue_file, recovery, state))

    def close(self) -> None:
        """Take the window away."""
        if self.window is not None:
            self.window.close()

    def _recode(
        self, venue: Path, recovery: RecoveryKey, keys: _Keys, stop: Cancellation, progress: Progress
    ) -> str:
        keys.key = recode_venue(
            venue,
            recovery,
            old=keys.key,
            by=keys.staff_id,
            clock=self._clock,
            cancellation=stop,
            progress=progress,
        )
        return keys.key

    def _go_on(self, folder: DataFolder, keys: _Keys) -> None:
        from app.bootstrap.venue_opener import open_existing

        self._open_again(
            folder, partial(open_existing, folder, self._clock, staff_id=keys.staff_id, key=keys.key)
        )
        self.close()

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None


class _Keys:
    """What opens the venue at present, and who is at the desk."""

    def __init__(self, key: str | None, staff_id: int) -> None:
        self.key = key
        self.staff_id = staff_id


def recode_venue(
    venue: Path,
    recovery: RecoveryKey,
    *,
    old: str | None,
    by: int,
    clock: Clock,
    keychain: Keychain | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress,
) -> str:
    """Back a venue up that nobody has open, put it under the key of ``recovery``, and have this computer open it.

    Plain files each night, chosen while it was plain, have to be chosen anew. Gives the key. Raises what ``recode``
    raises, or taking a backup.
    """
    from app.sign_in.hashes import Argon2Hashes
    from app.storage.backups.backups import Backups
    from app.storage.backups.names import Why
    from app.storage.cipher.data_key import DataKey
    from app.storage.cipher.keychain import SystemKeychain
    from app.storage.cipher.locks import Locks
    from app.storage.cipher.recoding import recode

    backups = Backups(venue, clock=clock, key=old)
    backups.take(Why.HAND, cancellation=cancellation)
    was = DataKey.of_pragma(old) if old is not None else None
    key = recode(venue, recovery, old=was, cancellation=cancellation, progress=progress).pragma
    keep_recovery(venue, Argon2Hashes().hash(recovery.shown), key=key, by=by, clock=clock)
    if old is None:
        backups.choose(backups.choices.model_copy(update={"plain": None}))
    locks = Locks(venue, key)
    if not locks.openers.computers:
        locks.remember_here(keychain or SystemKeychain())
    return key


def keep_recovery(venue: Path, made: str, *, key: str, by: int, clock: Clock) -> None:
    """Have the new recovery key let an owner in who has lost the password, in place of the one before."""
    from app.bootstrap.opening import open_database
    from app.model.venue import VenueSetting
    from app.sign_in.queries import RECOVERY_SETTING

    database = open_database(venue, clock, key=key)
    try:
        with database.write(by=by) as session:
            session.merge(VenueSetting(key=RECOVERY_SETTING, value=made))
    except AppError:
        database.close()
        raise
    database.close()
