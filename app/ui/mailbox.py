"""Letters from a worker thread to the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QCoreApplication, QEvent, QObject

Letter = Callable[[], None]


class Mailbox(QObject):
    """Lives in the GUI thread and calls there, in order, what was posted from any thread.

    Once closed it calls nothing any more, even what was already posted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters: SimpleQueue[Letter] = SimpleQueue()
        self._open = True

    def post(self, letter: Letter) -> None:
        """Have ``letter`` called in the GUI thread; may be called from any thread."""
        self._letters.put(letter)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        """Call one letter that waits; a second event comes for the next."""
        del event
        try:
            letter = self._letters.get_nowait()
        except Empty:
            return
        if self._open:
            letter()

    def close(self) -> None:
        """Deliver nothing more."""
        self._open = False
