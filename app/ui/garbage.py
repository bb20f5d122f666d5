"""Looking for garbage between two events of the window, and nowhere else."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer

EVERY_MS, FIRST_MS = 1000, 4000
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
        self._set_aside_at = sys.getallocatedblocks()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_MS)

    def look(self) -> None:
        """Look among the young objects, and among older ones as seldom as Python would."""
        self._timer.setInterval(EVERY_MS)
        generation = self._due()
        if generation is None:
            return
        gc.collect(generation)
        if generation > 0:
            self._set_aside()

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _set_aside(self) -> None:
        """Looking once through every pane there is would stop the window for a third of a second."""
        if sys.getallocatedblocks() - self._set_aside_at > _MANY:
            gc.collect()
            gc.freeze()
            self._set_aside_at = sys.getallocatedblocks()

    def _due(self) -> int | None:
        limits = gc.get_threshold()
        # Among the rows of a long piece of work there is none: only what is young is looked at meanwhile.
        oldest = 0 if limits[2] > _BUSY else 2
        counts = gc.get_count()
        return next((at for at in range(oldest, -1, -1) if counts[at] > limits[at] > 0), None)
