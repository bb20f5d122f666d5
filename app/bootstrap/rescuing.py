"""Helping a venue that cannot be opened, and going back to a backup of one that can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.core.errors import Cancelled, NotFound
from app.core.words import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from app.bootstrap.desk_window import DeskWindow
    from app.bootstrap.session import VenueSession
    from app.bootstrap.threads import Threads
    from app.core.cancelling import Cancellation
    from app.core.clock import Clock
    from app.core.errors import AppError
    from app.core.paths import DataFolder
    from app.core.progress import Progress
    from app.safekeeping.rescue.view_model import RescueViewModel
    from app.safekeeping.rescue.window import RescueWindow
    from app.storage.restoring import Restored
    from app.ui.remembered import Remembered
    from app.ui.theme.theme import Theme
    from app.wording.reading import Reading

OpenAgain = Callable[..., None]


def has_only_backups(folder: DataFolder) -> bool:
    """Whether the venue's file is gone while backups of it are there."""
    if folder.venue_file.exists() or not folder.root.is_dir():
        return False
    from app.storage.backups.backups import FOLDER
    from app.storage.backups.kept import list_kept
    from app.storage.opening import finish_what_was_begun

    finish_what_was_begun(folder.venue_file)
    return not folder.venue_file.exists() and bool(list_kept(folder.root / FOLDER))


def file_is_gone(folder: DataFolder) -> NotFound:
    """What is said then."""
    return NotFound(_("There is no file “{file}” any more.").format(file=folder.venue_file))


class Rescues:
    """The one window there is at a time; ``open_again`` opens the venue of a data folder."""

    def __init__(self, theme: Theme, *, clock: Clock, threads: Threads, open_again: OpenAgain) -> None:
        self._theme = theme
        self._clock = clock
        self._threads = threads
        self._open_again = open_again
        self.window: RescueWindow | None = None
        self.is_going_back = False
        self.words = ""
        """What was typed last to open an encrypted venue; a backup of it may need the same."""

    def tell(self, folder: DataFolder, error: AppError, *, remembered: Remembered) -> None:
        """Say what is wrong with a venue, and offer what can be done."""
        self.open(folder, error, remembered=remembered).view_model.begin(error)

    def open(
        self,
        folder: DataFolder,
        error: AppError,
        *,
        remembered: Remembered,
        key: str | None = None,
        by: int = 0,
    ) -> RescueWindow:
        """Show the window for a venue, with nothing said yet; ``key`` opens one that is encrypted.

        ``by`` is who of the staff asked for it, if anybody could be asked.
        """
        from app.safekeeping.rescue.window import RescueWindow
        from app.storage.sealing import SealBroken

        self.close()
        reading = _reading(remembered, self._clock)
        window = RescueWindow(
            self._new_view_model(folder, reading, key=key, by=by),
            theme=self._theme,
            reading=reading,
            sound=isinstance(error, SealBroken | Cancelled),
            missing=isinstance(error, NotFound),
        )
        window.restored.connect(partial(self._go_on, folder, as_it_is=False))
        window.as_it_is_wanted.connect(partial(self._go_on, folder, as_it_is=True))
        window.left.connect(self._forget)
        self.window = window
        window.show()
        return window

    def go_back(
        self, backup: Path, *, session: VenueSession, desks: Sequence[DeskWindow], remembered: Remembered
    ) -> None:
        """Close every window on a venue, put a backup in the place of its file, and open it again."""
        key, by = session.workplace.database.key, session.workplace.desk.staff_id
        window = self.open(session.folder, Cancelled(), remembered=remembered, key=key, by=by)
        self.is_going_back = True
        for desk in [each for each in desks if each.session is session]:
            desk.window.close()
        self.is_going_back = False
        window.view_model.restore(backup)

    def close(self) -> None:
        """Take the window away."""
        if self.window is not None:
            self.window.close()

    def _new_view_model(
        self, folder: DataFolder, reading: Reading, *, key: str | None, by: int
    ) -> RescueViewModel:
        from app.safekeeping.rescue.view_model import RescueViewModel
        from app.storage.backups.backups import Backups

        backups = Backups(folder.venue_file, clock=self._clock, key=key)
        return RescueViewModel(
            backups,
            restore=partial(_restore, folder=folder, clock=self._clock, key=key, by=by),
            job=self._threads.new_job(),
            number=reading.wording.number,
            find_key=partial(_find_key, folder, key),
            words=self.words,
        )

    def _go_on(self, folder: DataFolder, *, as_it_is: bool) -> None:
        words = self.window.view_model.words if self.window is not None else ""
        self._open_again(folder, as_it_is=as_it_is, words=words)
        self.close()

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None


def _reading(remembered: Remembered, clock: Clock) -> Reading:
    """The words of the venue as this computer remembers them, for nobody can ask the venue."""
    from app.shell.places import suggested_zone
    from app.wording.formats import Wording
    from app.wording.reading import Reading

    kind, language = remembered.text("venue_kind") or "hotel", remembered.text("language") or "en"
    return Reading(Wording(kind, language, suggested_zone(), "EUR"), clock)


def _find_key(folder: DataFolder, key: str | None, words: str) -> str | None:
    from app.bootstrap.keys import find_key

    return key or find_key(folder.venue_file, words=words)


def _restore(
    backup: Path,
    words: str,
    stop: Cancellation,
    progress: Progress,
    *,
    folder: DataFolder,
    clock: Clock,
    key: str | None,
    by: int,
) -> Restored:
    from app.bootstrap.restoring import restore_venue

    return restore_venue(
        backup, folder, clock=clock, by=by, key=key, words=words, cancellation=stop, progress=progress
    )
