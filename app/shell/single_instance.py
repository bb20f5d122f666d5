"""One window for each data folder: a second start raises the first window and leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from app.shell.raise_calls import RaiseCalls

LOCK_FILE = "desk.lock"
_MAY_NOT = QLockFile.LockError.PermissionError


class SingleInstance(QObject):
    """Holds the data folder; ``raise_wanted`` tells that somebody started the program once more.

    A lock whose program died is taken over without anybody's hand.
    """

    raise_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK_FILE))
        self._lock.setStaleLockTime(0)
        self._calls: RaiseCalls | None = None

    def acquire(self) -> bool:
        """Take the folder; False when another window has it, which is then raised.

        One that cannot be written cannot be taken, and nobody writes there: any number of windows may read it.
        """
        if self._lock.tryLock(0) or self._lock.error() is _MAY_NOT or self._take_over():
            return True
        from app.shell.raise_calls import call

        call(self._folder)
        return False

    def listen(self) -> None:
        """Hear of further starts from now on."""
        from app.shell.raise_calls import RaiseCalls

        if self._calls is None:
            self._calls = RaiseCalls(self._folder, self)
            self._calls.heard.connect(self.raise_wanted)

    def release(self) -> None:
        """Give the folder back."""
        if self._calls is not None:
            self._calls.close()
            self._calls = None
        self._lock.unlock()

    def _take_over(self) -> bool:
        """Replace a lock file that a power cut left without the name of its program."""
        from app.shell.raise_calls import somebody_answers

        if any(self._lock.getLockInfo()[1:3]) or somebody_answers(self._folder):
            return False
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)
