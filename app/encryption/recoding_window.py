"""The window shown while a venue is put under another key: how far it is, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.progress import Progress
from app.core.words import gettext as _
from app.encryption.lock_card import LockCard
from app.ui.buttons import PushButton
from app.ui.job import InlineJob, Job
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

Recoding = Callable[[Cancellation, Progress], object]


class RecodingWindow(QWidget):
    """``done`` follows when the venue can be opened again, the work done or not; ``left`` that it was closed."""

    done = Signal()
    left = Signal()

    def __init__(self, theme: Theme, *, job: Job | InlineJob) -> None:
        super().__init__()
        self._theme = theme
        self._job = job
        self._working = True
        self.setWindowTitle(_("Regulars"))
        self.setMinimumSize(720, 520)
        self.resize(1366, 820)
        self.head = plain_label(_("Encrypting your venue…"), "page-title", wrap=True)
        self.told = plain_label(
            _("Everything is written anew and compared. Until that is proven, the file of before stays."),
            wrap=True,
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.leave = PushButton(theme, _("Stop"), kind="quiet")
        self._build()
        job.progressed.connect(self._show_progress)
        self.leave.clicked.connect(self._stop_or_leave)

    def begin(self, work: Recoding) -> None:
        """Do it, away from the window's thread."""
        self._job.start(work, then=lambda _key: self.done.emit(), otherwise=self._fail)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._job.close()
        super().closeEvent(event)
        self.left.emit()

    def _fail(self, error: AppError) -> None:
        self._working = False
        self.head.setText(_("Your venue is as it was"))
        self.told.setText(str(error) or _("Nothing was changed."))
        self.bar.hide()
        self.leave.set_words(_("Open it"))

    def _stop_or_leave(self) -> None:
        if self._working:
            self._job.cancel()
        else:
            self.done.emit()

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _build(self) -> None:
        card = LockCard(self._theme, self.head)
        card.add(self.told)
        card.add(self.bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        card.add(buttons)
        card.stand_in(self)
