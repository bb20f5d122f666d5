"""What has to be brought to mind now, read every minute and after every change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.changes import Change
from app.core.errors import AppError
from app.moments.reminders.schemas import ReminderRow
from app.moments.reminders.service import ReminderReader, ReminderService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

EVERY_MS = 60_000
"""A reminder comes without anything being written."""
_FOLLOWED = frozenset(
    "moment moment_task occasion visit customer companion consent reminder playbook venue_setting".split()
)


class RemindersViewModel(QObject):
    """``shown`` after every reading; ``came`` with how many are new since any desk was told.

    ``rows`` mean nothing before ``was_read``.
    """

    shown = Signal()
    came = Signal(int)

    def __init__(
        self,
        reader: ReminderReader,
        service: ReminderService,
        *,
        lane: AnyLane,
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.rows: Sequence[ReminderRow] = ()
        self.was_read = False
        self.reading = reading
        self._reader = reader
        self._service = service
        self._lane = lane
        self._bus = bus
        self._runner = runner
        self._notices = notices
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        bus.changed.connect(self._follow)

    def begin(self) -> None:
        """Read now and from now on."""
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Read again what is due."""
        self._lane.ask(self._reader.due, then=self._take, otherwise=self._fail)

    def put_off(self, row: ReminderRow, until: datetime) -> None:
        """Bring it up again later."""
        self._runner.do(lambda: self._service.snooze(row, until))

    def settle(self, row: ReminderRow) -> None:
        """It needs no more attention."""
        self._runner.do(lambda: self._service.settle(row))

    def close(self) -> None:
        """Ask nothing more."""
        self._timer.stop()
        self._bus.changed.disconnect(self._follow)
        self._lane.close()

    def _take(self, rows: Sequence[ReminderRow]) -> None:
        self.rows, self.was_read = rows, True
        self.shown.emit()
        untold = [row for row in rows if row.told_at is None]
        if untold:
            fresh = self._runner.do(lambda: self._service.note_told(untold))
            if fresh:
                self.came.emit(len(fresh))

    def _follow(self, change: Change) -> None:
        if self._timer.isActive() and (change.everything or change.kinds & _FOLLOWED):
            self.refresh()

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)
