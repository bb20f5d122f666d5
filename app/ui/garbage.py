"""Looking for garbage between two events of the window, and nowhere else."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY_MS, SETTLED_MS = 1000, 3000
"""How often it is looked for; not while a window comes up, when what is made is here to stay."""
_BUSY = 100_000
"""A full collection that comes only after so many others is one that work on many rows has put off."""
_MANY = 70_000
"""So many pieces of memory more that stay, as where a pane was opened for the first time, are not looked through again.

A list of the objects themselves would hold what other threads are about to make, and their tuples would fail.
"""


class GarbageCollector(QObject):
    """Looks for reference cycles in the GUI thread as long as it stands.

    Python would look in whichever thread happens to make an object. A chart that is found as garbage by a thread
    that reads is taken apart there, and Qt crashes; found in the middle of painting, it goes from under the painter.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._keeps = False
        self._kept_at = sys.getallocatedblocks()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._coming_up = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._coming_up.timeout.connect(self.settle)
        self._coming_up.start()

    def settle(self) -> None:
        """The window has come up: all that was made for it stays, and is never looked through."""
        self._keep()
        self._timer.start()

    def look(self) -> None:
        """Look among the young objects, and among older ones as seldom as Python would."""
        generation = self._due()
        if generation is not None:
            gc.collect(generation)
        # Looking once through every pane there is would stop the window for a third of a second.
        if sys.getallocatedblocks() - self._kept_at > _MANY:
            gc.collect()
            self._keep()

    def close(self) -> None:
        """Leave it to Python again."""
        self._coming_up.stop()
        self._timer.stop()
        if self._keeps:
            gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _keep(self) -> None:
        """What there is now is not looked through again."""
        gc.freeze()
        self._keeps = True
        self._kept_at = sys.getallocatedblocks()

    def _due(self) -> int | None:
        limits = gc.get_threshold()
        # Among the rows of a long piece of work there is none: only what is young is looked at meanwhile.
        oldest = 0 if limits[2] > _BUSY else 2
        counts = gc.get_count()
        return next((at for at in range(oldest, -1, -1) if counts[at] > limits[at] > 0), None)
