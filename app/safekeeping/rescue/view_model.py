"""What can be done about a venue that cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, KeyNeeded
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext
from app.safekeeping.schemas import BackupRow
from app.safekeeping.service import row_of
from app.storage.backups.backups import FOLDER, Backups
from app.storage.restoring import Restored
from app.storage.salvage.saving import Salvaged, salvage
from app.ui.job import InlineJob, Job

Restore = Callable[[Path, str, Cancellation, Progress], Restored]
"""Goes back to a backup, which the words open where it is encrypted and this computer does not open it by itself."""


@dataclass(frozen=True)
class Told:
    """What is on the window: a head, sentences below it, and whether something is under way, a key is missing, or
    something is done.
    """

    head: str
    lines: tuple[str, ...] = ()
    working: bool = False
    asks: bool = False
    done: bool = False


class RescueViewModel(QObject):
    """``told`` follows new words, ``restored`` when the venue can be opened again.

    ``words`` is what somebody typed to open what is encrypted; ``find_key`` finds the key of the file by them, which
    may take a while.
    """

    told = Signal(object)
    restored = Signal()

    def __init__(
        self,
        backups: Backups,
        *,
        restore: Restore,
        job: Job | InlineJob,
        number: Callable[[float], str],
        find_key: Callable[[str], str | None] = lambda _words: None,
        words: str = "",
    ) -> None:
        super().__init__()
        self._backups = backups
        self._restore = restore
        self._job = job
        self._number = number
        self._find_key = find_key
        self.words = words
        self.rows: tuple[BackupRow, ...] = ()

    def begin(self, error: AppError) -> None:
        """Say what is wrong, and look for backups here and in the second folder."""
        self._tell_problem(_("Your venue cannot be opened"), error)

    def restore(self, path: Path) -> None:
        """Go back to a backup; the file that stands there is set aside, untouched."""
        self.told.emit(Told(_("Going back…"), (_("The backup is read through before it is used."),), True))
        self._job.start(
            partial(self._restore, path, self.words),
            then=lambda _restored: self.restored.emit(),
            otherwise=partial(self._fail, _("Going back did not work")),
        )

    def salvage(self, into: Path) -> None:
        """Save what can be read into a folder."""
        folder, words = _free_folder(into), self.words

        def work(stop: Cancellation, progress: Progress) -> Salvaged:
            venue, key = self._backups.venue, self._find_key(words)
            return salvage(venue, folder, key=key, cancellation=stop, progress=progress)

        self.told.emit(Told(_("Saving what can be read…"), (), True))
        self._job.start(
            work, then=self._tell_saved, otherwise=partial(self._fail, _("That could not be saved"))
        )

    def stop(self) -> None:
        """Stop what is under way; nothing is changed then."""
        self._job.cancel()

    def close(self) -> None:
        """Stop what is under way."""
        self._job.close()

    def _tell_saved(self, saved: Salvaged) -> None:
        total = sum(saved.rows.values())
        lines = [
            ngettext(
                "{count} row was saved in {folder}.", "{count} rows were saved in {folder}.", total
            ).format(count=self._number(total), folder=saved.folder)
        ]
        if saved.incomplete:
            lines.append(_("Not all could be read of: {tables}.").format(tables=", ".join(saved.incomplete)))
        self.told.emit(Told(_("What can be read is saved as CSV"), tuple(lines), done=True))

    def _fail(self, head: str, error: AppError) -> None:
        if isinstance(error, Cancelled):
            self._tell_problem(_("Stopped"), AppError(_("Nothing was changed.")))
        else:
            self._tell_problem(head, error)

    def _tell_problem(self, head: str, error: AppError) -> None:
        self.rows = tuple(row_of(one, self._backups) for one in self._backups.list_kept())
        asks = isinstance(error, KeyNeeded)
        lines = (error.what, error.kept, error.to_do if asks else "")
        self.told.emit(Told(head, tuple(filter(None, lines)), asks=asks))


def backups_beside(venue: Path) -> Path:
    """The usual folder of the backups of a file."""
    return venue.parent / FOLDER


def _free_folder(into: Path) -> Path:
    """A folder inside the chosen one that nothing is in yet."""
    number = 1
    while True:
        name = _("saved from Regulars") if number == 1 else _("saved from Regulars {number}")
        folder = into / name.format(number=number)
        if not folder.exists():
            return folder
        number += 1
