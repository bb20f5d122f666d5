"""Long work that everything else must wait for, such as taking a whole import back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.core.errors import AppError, Cancelled
from app.core.words import gettext as _
from app.ui.job import InlineJob, Job, JobWork

T = TypeVar("T")


class WaitingRoom:
    """Runs work on a thread behind a box with a bar and Stop; the window goes on drawing."""

    def __init__(self, parent: QWidget, *, new_job: Callable[[], Job | InlineJob] = Job) -> None:
        self._parent = parent
        self._new_job = new_job

    def wait(self, work: JobWork[T], words: str) -> T:
        """The value of ``work``; raises its AppError, and Cancelled when somebody stopped it."""
        values: list[T] = []
        errors: list[AppError] = []
        loop = QEventLoop()
        job = self._new_job()
        box = self._box(words, job)
        job.progressed.connect(lambda done, total: _show(box, done, total))
        job.running_changed.connect(lambda running: None if running else loop.quit())
        job.start(work, then=values.append, otherwise=errors.append)
        if job.running:
            loop.exec()
        job.close()
        box.close()
        box.deleteLater()
        if values:
            return values[0]
        raise errors[0] if errors else Cancelled()

    def _box(self, words: str, job: Job | InlineJob) -> QProgressDialog:
        box = QProgressDialog(words, _("Stop"), 0, 0, self._parent)
        box.setWindowTitle(_("Regulars"))
        box.setWindowModality(Qt.WindowModality.ApplicationModal)
        box.setMinimumDuration(300)
        box.setAutoReset(False)
        box.setAutoClose(False)
        box.canceled.connect(job.cancel)
        return box


def _show(box: QProgressDialog, done: int, total: int) -> None:
    box.setMaximum(total)
    box.setValue(done)
