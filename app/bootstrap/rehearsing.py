"""Making a rehearsal venue while the person sees how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.bootstrap.venue_opener import Rehearsal, open_rehearsal
from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.errors import AppError, Cancelled
from app.core.paths import DataFolder
from app.core.progress import Progress
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.ui.job import InlineJob, Job
    from app.venue.workplace import Workplace

PATIENCE_MS = 400
"""A small venue is made before anybody needs to be told."""


class Rehearsing(QObject):
    """``ready`` gives the folder and the Workplace; ``parent`` names the window to ask above.

    ``new_job`` is asked for a job when the first venue is wanted.
    """

    ready = Signal(object, object)

    def __init__(
        self,
        clock: Clock,
        new_job: Callable[[], Job | InlineJob],
        *,
        parent: Callable[[], QWidget | None],
    ) -> None:
        super().__init__()
        self._clock = clock
        self._new_job = new_job
        self._job: Job | InlineJob | None = None
        self._parent = parent
        self._dialog: QProgressDialog | None = None

    def begin(self, folder: DataFolder, wanted: Rehearsal) -> None:
        """Open the venue, making it first unless it is there; one at a time."""

        def work(cancellation: Cancellation, progress: Progress) -> Workplace:
            return open_rehearsal(
                folder, wanted, clock=self._clock, cancellation=cancellation, progress=progress
            )

        if self._dialog is None:
            if self._job is None:
                self._job = self._new_job()
                self._job.progressed.connect(self._show_progress)
            self._dialog = self._new_dialog(self._job)
            self._job.start(work, then=partial(self._finish, folder), otherwise=self._fail)

    def close(self) -> None:
        """Stop what is being made; nothing is left of it."""
        if self._job is not None:
            self._job.close()
        self._end()

    def _new_dialog(self, job: Job | InlineJob) -> QProgressDialog:
        dialog = QProgressDialog(_("The rehearsal venue is being made …"), _("Stop"), 0, 0, self._parent())
        dialog.setWindowTitle(_("Regulars"))
        dialog.setMinimumDuration(PATIENCE_MS)
        dialog.setAutoReset(False)
        dialog.canceled.connect(job.cancel)
        return dialog

    def _show_progress(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.setMaximum(total)
            self._dialog.setValue(done)

    def _finish(self, folder: DataFolder, workplace: Workplace) -> None:
        self._end()
        self.ready.emit(folder, workplace)

    def _fail(self, error: AppError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            from app.ui.dialogs import Dialogs

            Dialogs(self._parent()).failure(error)

    def _end(self) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None
