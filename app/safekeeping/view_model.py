"""The backups of a venue as a window shows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, Corrupt
from app.core.progress import Progress
from app.core.words import gettext as _
from app.safekeeping.keeper import Keeper
from app.safekeeping.schemas import BackupRow, Preview, Standing
from app.safekeeping.service import SafekeepingService
from app.ui.job import InlineJob, Job
from app.ui.lane import AnyLane
from app.ui.notices import Notices

Read = tuple[tuple[BackupRow, ...], Standing, str]
"""The backups, how safe the venue is, and why the backups are not shown; empty when they are."""


class BackupsViewModel(QObject):
    """``shown`` follows new rows or another standing, ``previewed`` what the chosen one holds, ``worked`` a job."""

    shown = Signal()
    previewed = Signal()
    worked = Signal()

    def __init__(
        self,
        service: SafekeepingService,
        *,
        keeper: Keeper,
        lane: AnyLane,
        preview_lane: AnyLane,
        job: Job | InlineJob,
        notices: Notices,
        allowed: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._service = service
        self._keeper = keeper
        self._lane = lane
        self._preview_lane = preview_lane
        self._job = job
        self._notices = notices
        self._allowed = allowed
        self.refusal = ""
        self.rows: tuple[BackupRow, ...] = ()
        self.standing: Standing | None = None
        self.preview: Preview | None = None
        self.unreadable = ""
        self.doing = ""
        keeper.stood.connect(self._follow)
        job.running_changed.connect(self._tell_work)

    def load(self) -> None:
        """Read everything again."""
        self._lane.ask(self._read, then=self._take, otherwise=self._notices.problem)

    def choose(self, row: BackupRow) -> None:
        """Look at what a backup holds."""
        self._preview_lane.ask(
            partial(self._preview, row.path), then=self._show_preview, otherwise=self._show_unreadable
        )

    def take(self) -> None:
        """Take one now."""

        def work(stop: Cancellation, progress: Progress) -> BackupRow:
            return self._service.take(cancellation=stop, progress=progress)

        self._begin(work, _("Taking a backup…"), _("Backup kept and proven"))

    def prove(self, row: BackupRow) -> None:
        """Read all of a backup."""

        def work(stop: Cancellation, _progress: Progress) -> BackupRow:
            return self._service.prove(row.path, cancellation=stop)

        self._begin(work, _("Looking through it…"), _("All of it was read, and it is in order"))

    def stop(self) -> None:
        """Stop what is under way."""
        self._job.cancel()

    def choose_second(self, folder: Path | None) -> None:
        """Have each backup in a second folder too, or no longer."""
        self._change(lambda: self._service.choose_second(folder))

    def choose_plain(self, *, wanted: bool) -> None:
        """Have everything written as plain files each night, or no longer."""
        self._change(lambda: self._service.choose_plain(wanted=wanted))

    def may_restore(self, row: BackupRow) -> bool:
        """Whether whoever is signed in may go back to it, the password typed once more; a notice says why not."""
        if not self._allowed():
            return False
        try:
            self._service.allow_restore(row.path)
        except AppError as error:
            self._notices.problem(error)
            return False
        return True

    def close(self) -> None:
        """Ask nothing more; what is under way is stopped."""
        self._keeper.stood.disconnect(self._follow)
        self._lane.close()
        self._preview_lane.close()
        self._job.close()

    def _begin(self, work: Callable[[Cancellation, Progress], BackupRow], doing: str, done: str) -> None:
        if self._job.running:
            return
        self.doing = doing

        def tell(row: BackupRow) -> None:
            if row.damaged:
                self._notices.problem(_damaged(row))
            else:
                self._notices.done(done)
            self._keeper.refresh()
            self.load()

        self._job.start(work, then=tell, otherwise=self._fail)

    def _fail(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self._notices.problem(error)
        self.load()

    def _tell_work(self, running: object) -> None:
        if not running:
            self.doing = ""
        self.worked.emit()

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except AppError as error:
            self._notices.problem(error)
        self._keeper.refresh()
        self.load()

    def _read(self, _cancellation: Cancellation) -> Read:
        standing = self._service.standing()
        try:
            return self._service.list_backups(), standing, ""
        except AppError as error:
            return (), standing, str(error)

    def _take(self, read: Read) -> None:
        self.rows, self.standing, self.refusal = read
        self.shown.emit()

    def _preview(self, path: Path, cancellation: Cancellation) -> Preview:
        return self._service.preview(path, cancellation=cancellation)

    def _show_preview(self, preview: Preview) -> None:
        self.preview, self.unreadable = preview, ""
        self.previewed.emit()

    def _show_unreadable(self, error: AppError) -> None:
        self.preview, self.unreadable = None, str(error)
        self.previewed.emit()

    def _follow(self, standing: Standing) -> None:
        """One was taken meanwhile: list it."""
        if self.standing is None or standing.last != self.standing.last:
            self.load()


def _damaged(row: BackupRow) -> AppError:
    return Corrupt(
        _("The backup “{file}” is damaged.").format(file=row.path.name),
        kept=_("The venue itself is not touched by that."),
        to_do=_("Take a new one now."),
    )
