"""Looks after the venue while its window is open: a backup when it is due, the weekly look, the plain files."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Unavailable
from app.safekeeping.schemas import Standing, Watched
from app.safekeeping.service import SafekeepingService
from app.safekeeping.words import share_words
from app.ui.lane import AnyLane
from app.ui.notices import Notices

FIRST_MS = 30_000
"""After the start, when everything else is loaded."""
EVERY_MS = 120_000
"""How often it is asked whether something is due; that costs next to nothing."""
GLANCE_MS = 5_000
"""How often it is asked whether another program took a backup; that costs still less."""


class Keeper(QObject):
    """``stood`` tells how safe the venue is, whenever that was looked at. A problem is said once."""

    stood = Signal(object)

    def __init__(
        self, service: SafekeepingService, *, lane: AnyLane, watch_lane: AnyLane, notices: Notices
    ) -> None:
        super().__init__()
        self._service = service
        self._lane = lane
        self._watch_lane = watch_lane
        self._notices = notices
        self._watching = False
        self._said = ""
        self._stamp = 0
        self.standing: Standing | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FIRST_MS)
        self._timer.timeout.connect(self.watch)
        self._glances = QTimer(self)
        self._glances.setInterval(GLANCE_MS)
        self._glances.timeout.connect(self.glance)

    def begin(self) -> None:
        """Tell how safe the venue is, and look after it from now on."""
        self.refresh()
        self._timer.start()
        self._glances.start()

    def refresh(self) -> None:
        """Look at how safe it is, and do nothing about it."""
        self._lane.ask(self._standing, then=self._show, otherwise=self._notices.problem)

    def watch(self) -> None:
        """Do what is due, away from the window's thread."""
        self._timer.setInterval(EVERY_MS)
        if self._watching:
            return
        self._watching = True
        self._watch_lane.ask(self._watched, then=self._take, otherwise=self._fail)

    def glance(self) -> None:
        """Tell how safe the venue is anew if a backup came or went, as by another program."""
        if not self._watching:
            self._watch_lane.ask(partial(self._moved, self._stamp), then=self._note, otherwise=_as_before)

    def close(self) -> None:
        """Look after nothing any more; what is under way is stopped."""
        self._timer.stop()
        self._glances.stop()
        self._lane.close()
        self._watch_lane.close()

    def _standing(self, _cancellation: Cancellation) -> Standing:
        return self._service.standing()

    def _watched(self, cancellation: Cancellation) -> Watched:
        return self._service.watch(cancellation=cancellation)

    def _moved(self, before: int, _cancellation: Cancellation) -> tuple[int, Standing] | None:
        stamp = self._service.stamp()
        return (stamp, self._service.standing()) if stamp != before else None

    def _note(self, moved: tuple[int, Standing] | None) -> None:
        if moved is not None:
            self._stamp, standing = moved
            self._show(standing)

    def _take(self, watched: Watched) -> None:
        self._watching = False
        self._show(watched.standing)
        problem = watched.problem or watched.standing.missing
        said = problem.what if problem is not None else ""
        if problem is not None and said != self._said:
            self._notices.problem(problem)
        self._said = said

    def _fail(self, error: AppError) -> None:
        self._watching = False
        self._notices.problem(error)

    def _show(self, standing: Standing) -> None:
        if standing.on_share and self.standing is None:
            self._notices.problem(Unavailable(share_words()))
        self.standing = standing
        self.stood.emit(standing)


def _as_before(_error: AppError) -> None:
    """What cannot be looked at is told by the next watch."""
