"""Asking for what opens an encrypted venue, before there is a desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.venue_opener import open_existing
from app.core.errors import KeyNeeded

if TYPE_CHECKING:
    from app.bootstrap.rescuing import Rescues
    from app.bootstrap.threads import Threads
    from app.core.clock import Clock
    from app.core.errors import AppError
    from app.core.paths import DataFolder
    from app.encryption.key_window import KeyWindow
    from app.ui.remembered import Remembered
    from app.ui.theme.theme import Theme
    from app.venue.workplace import Workplace


class Unlocking:
    """The one window there is at a time. ``enter`` is given the venue that was opened.

    ``rescues`` shows what else can be done; it is told what was typed last, for a backup may need the same.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        clock: Clock,
        threads: Threads,
        enter: Callable[[DataFolder, Workplace], object],
        rescues: Rescues,
    ) -> None:
        self._theme = theme
        self._clock = clock
        self._threads = threads
        self._enter = enter
        self._rescues = rescues
        self.window: KeyWindow | None = None

    def help(self, folder: DataFolder, error: AppError, *, remembered: Remembered) -> None:
        """Do what helps a venue that could not be opened: ask for its key, or show what else can be done."""
        if isinstance(error, KeyNeeded):
            self.ask(folder, error, remembered=remembered)
        else:
            self._rescue(folder, error, remembered=remembered)

    def ask(self, folder: DataFolder, error: AppError, *, remembered: Remembered) -> None:
        """Ask for what opens the venue of a data folder."""
        from app.encryption.key_view_model import KeyViewModel
        from app.encryption.key_window import KeyWindow

        self.close()
        staff_id = int(remembered.number("staff_id", 0))
        model = KeyViewModel(partial(self._open, folder, staff_id), lane=self._threads.new_lane())
        name = remembered.text("venue_name")
        window = KeyWindow(model, theme=self._theme, venue=name, error=error)
        model.opened.connect(partial(self._go_on, folder))
        model.failed.connect(partial(self._fail, folder, remembered=remembered))
        window.left.connect(self._forget)
        self.window = window
        window.show()

    def close(self) -> None:
        """Take the window away."""
        if self.window is not None:
            self.window.close()

    def _open(self, folder: DataFolder, staff_id: int, words: str, remember: bool) -> Workplace:
        return open_existing(folder, self._clock, staff_id=staff_id, words=words, remember=remember)

    def _go_on(self, folder: DataFolder, workplace: Workplace) -> None:
        self._enter(folder, workplace)
        self.close()

    def _fail(self, folder: DataFolder, error: AppError, *, remembered: Remembered) -> None:
        words = self.window.view_model.words if self.window is not None else ""
        self._rescue(folder, error, remembered=remembered, words=words)
        self.close()

    def _rescue(
        self, folder: DataFolder, error: AppError, *, remembered: Remembered, words: str = ""
    ) -> None:
        self._rescues.words = words
        self._rescues.tell(folder, error, remembered=remembered)

    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
