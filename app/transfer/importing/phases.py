"""One progress for work that has several parts."""

from __future__ import annotations

from app.core.cancelling import Cancellation
from app.core.progress import Progress

READ, WRITE = 0.45, 0.65
"""How far an import is when everything is worked out, and when all rows are written; the rest is the index."""


class Phases:
    """Passes the progress of each part on as rows of the whole, and ends it once somebody asked to stop."""

    def __init__(self, progress: Progress, stop: Cancellation, *, rows: int) -> None:
        self._progress = progress
        self._stop = stop
        self._rows = max(1, rows)
        self._furthest = 0

    def part(self, start: float, end: float) -> Progress:
        """The progress of the part from ``start`` to ``end`` of the whole; never goes back."""

        def step(done: int, total: int) -> None:
            share = start + (end - start) * min(1.0, done / max(1, total))
            self._furthest = max(self._furthest, round(self._rows * share))
            self._progress(self._furthest, self._rows)
            self._stop.raise_if_cancelled()

        return step
