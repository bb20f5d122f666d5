"""The last window is closed: keep a backup of what was done, for a few seconds at most."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QProgressDialog

from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.progress import Progress
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.bootstrap.session import VenueSession
    from app.bootstrap.threads import Threads
    from app.safekeeping.schemas import Watched
    from app.ui.job import InlineJob, Job

UNSEEN_MS = 400
"""Most backups are done before anybody would see that one is taken."""
LONGEST_MS = 15_000
"""A computer that shuts down does not wait; what was done since the last backup is in the venue's file anyway."""


class Leaving(QObject):
    """Closes the session when the backup is kept, skipped, or takes too long; ``gone`` follows then."""

    gone = Signal()

    def __init__(self, session: VenueSession, *, job: Job | InlineJob) -> None:
        super().__init__()
        self._session = session
        self._job = job
        self._box: QProgressDialog | None = None
        self._over = False
        self._seen = self._timer(UNSEEN_MS, self._show)
        self._end = self._timer(LONGEST_MS, self.skip)

    def begin(self) -> None:
        """Take the backup, if anything was done since the last one."""
        from app.audit.readings import write_rest
        from app.safekeeping.service import SafekeepingService
        from app.storage.backups.backups import FOLDER
        from app.storage.backups.names import Why

        session = self._session
        session.rest()
        service = SafekeepingService(session.workplace, session.folder.root / FOLDER)

        def work(stop: Cancellation, _progress: Progress) -> Watched:
            write_rest(session.workplace)
            return service.watch(Why.QUIT, cancellation=stop)

        self._seen.start()
        self._end.start()
        self._job.start(work, then=self._kept, otherwise=self._failed)

    def skip(self) -> None:
        """Go without; the backups before stay as they are."""
        self._job.cancel()

    def close(self) -> None:
        """Stop at once, whatever became of it."""
        self._finish()

    def _kept(self, _watched: Watched) -> None:
        self._finish()

    def _failed(self, _error: AppError) -> None:
        """Nobody is there any more to be told; the next start says that the last backup is old."""
        self._finish()

    def _finish(self) -> None:
        if self._over:
            return
        self._over = True
        self._seen.stop()
        self._end.stop()
        self._job.close()
        if self._box is not None:
            self._box.close()
            self._box.deleteLater()
        self._session.close()
        self.gone.emit()

    def _show(self) -> None:
        box = QProgressDialog(_("Keeping a backup…"), _("Skip"), 0, 0)
        box.setWindowTitle(_("Regulars"))
        box.setMinimumDuration(0)
        box.canceled.connect(self.skip)
        box.show()
        self._box = box

    def _timer(self, length: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(then)
        return timer


class Leavings:
    """The sessions on their way out; the program ends when the last one is gone and no window is left."""

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self._under_way: list[Leaving] = []
        self._quits = True

    def begin(self, session: VenueSession) -> None:
        """Let a session go, with a backup of what was done in it."""
        if not self._under_way:
            self._quits = QApplication.quitOnLastWindowClosed()
            QApplication.setQuitOnLastWindowClosed(False)
        leaving = Leaving(session, job=self._threads.new_job())
        self._under_way.append(leaving)
        leaving.gone.connect(partial(self._forget, leaving))
        leaving.begin()

    def close(self) -> None:
        """Let all of them go at once."""
        for leaving in tuple(self._under_way):
            leaving.close()

    def _forget(self, leaving: Leaving) -> None:
        self._under_way.remove(leaving)
        leaving.deleteLater()
        if self._under_way:
            return
        QApplication.setQuitOnLastWindowClosed(self._quits)
        if self._quits and not any(window.isVisible() for window in QApplication.topLevelWidgets()):
            QApplication.quit()
