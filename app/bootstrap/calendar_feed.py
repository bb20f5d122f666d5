"""The file that phones subscribe to: kept up to date while the venue is open on this computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.acting import Desk
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.core.words import gettext as _
from app.occasions.schemas import MISSED_DAYS, AgendaQuery
from app.ui.change_bus import ChangeBus
from app.ui.day_turn import DayTurn
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.remembered import Remembered

if TYPE_CHECKING:
    from app.venue.workplace import Workplace

FEED_KEY = "calendar_feed"
AHEAD_DAYS = 366
PAUSE_MS = 3_000
"""Changes that come close together are written once."""
RETRY_MS = 300_000
_CONCERNED = frozenset(
    {"customer", "companion", "companion_share", "occasion", "own_occasion_kind", "visit", "moment"}
    | {"consent", "touchpoint", "venue", "venue_setting", "import_batch"}
)
Write = Callable[[Path, Cancellation], None]


class CalendarFeed(QObject):
    """Writes the file at the start, soon after every change, and when another day begins at the venue.

    ``path`` is remembered for this computer; ``changed`` tells that something about it is another. What goes
    wrong is said once and tried again until it works.
    """

    changed = Signal()

    def __init__(
        self,
        work: Workplace,
        *,
        bus: ChangeBus,
        notices: Notices,
        remembered: Remembered,
        lane: AnyLane,
        write: Write | None = None,
    ) -> None:
        super().__init__()
        self._work = work
        self._bus = bus
        self._notices = notices
        self._remembered = remembered
        self._lane = lane
        self._write = write or partial(_write_feed, work)
        self._last_written_at: datetime | None = None
        self._problem: AppError | None = None
        self._writing = self._again = False
        self._pause = self._timer(PAUSE_MS)
        self._retry = self._timer(RETRY_MS)
        self._day_turn = DayTurn(work.today, parent=self)
        self._day_turn.turned.connect(self.refresh)

    @property
    def path(self) -> Path | None:
        """Where the file is; None when none is wanted."""
        kept = self._remembered.text(FEED_KEY)
        return Path(kept) if kept else None

    @property
    def last_written_at(self) -> datetime | None:
        """When it was last written since the program started."""
        return self._last_written_at

    @property
    def problem(self) -> AppError | None:
        """Why it is not up to date; None when it is."""
        return self._problem

    def begin(self) -> None:
        """Keep the file up to date from now on, if one is wanted."""
        self._bus.changed.connect(self._follow)
        self._day_turn.start()
        self.refresh()

    def choose(self, path: Path) -> None:
        """Keep this file from now on, and write it at once."""
        self._remembered.keep(FEED_KEY, str(path.absolute()))
        self._remembered.save()
        self._last_written_at, self._problem = None, None
        self.changed.emit()
        self.refresh()

    def stop(self) -> None:
        """Keep no file any more; the one there is stays as it is."""
        self._remembered.keep(FEED_KEY, "")
        self._remembered.save()
        self._rest()
        self._lane.drop()
        self._writing = self._again = False
        self._last_written_at, self._problem = None, None
        self.changed.emit()

    def refresh(self) -> None:
        """Write the file now, or once more when it is being written."""
        self._rest()
        path = self.path
        if path is None:
            return
        if self._writing:
            self._again = True
            return
        self._writing = True
        self._lane.ask(partial(self._written, path), then=self._take, otherwise=self._fail)

    def close(self) -> None:
        """Write no more; to be called before the venue is closed."""
        self._rest()
        self._day_turn.stop()
        self._lane.close()

    def _written(self, path: Path, cancellation: Cancellation) -> datetime:
        try:
            self._write(path, cancellation)
        finally:
            # Whatever became of it, the next change is written again.
            self._writing = False
        return self._work.now()

    def _take(self, at: datetime) -> None:
        self._last_written_at = at
        if self._problem is not None:
            self._problem = None
            self._notices.say(_("The calendar file is up to date again"))
        self._finish()

    def _fail(self, error: AppError) -> None:
        news = self._problem is None
        self._problem = error
        if news:
            self._notices.problem(
                AppError(
                    _("The calendar file could not be brought up to date: {reason}").format(
                        reason=error.what
                    ),
                    kept=error.kept,
                    to_do=error.to_do,
                )
            )
        self._retry.start()
        self._finish()

    def _finish(self) -> None:
        self.changed.emit()
        if self._again:
            self._again = False
            self._pause.start()

    def _follow(self, change: Change) -> None:
        concerned = change.everything or change.customer_ids or change.kinds & _CONCERNED
        if concerned and self.path is not None and not self._pause.isActive():
            self._pause.start()

    def _rest(self) -> None:
        self._pause.stop()
        self._retry.stop()

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self.refresh)
        return timer


def _write_feed(work: Workplace, path: Path, cancellation: Cancellation) -> None:
    from app.bootstrap.calendar_files import write_calendar

    first = work.today() - timedelta(days=MISSED_DAYS)
    query = AgendaQuery(first=first, days=MISSED_DAYS + AHEAD_DAYS)
    # Whoever may export has asked for the file; it goes on while the desk is locked, or somebody else's.
    alone = replace(work, desk=Desk())
    write_calendar(alone, query, target=path, cancellation=cancellation)
