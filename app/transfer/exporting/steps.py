"""Telling how far the writing of many rows is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.sheets import Cell

_EVERY = 200


def told(
    rows: Iterable[tuple[Cell, ...]], *, cancellation: Cancellation | None, progress: Progress, total: int
) -> Iterator[tuple[Cell, ...]]:
    """The rows, one after the other; raises Cancelled between two of them once that is wanted."""
    for done, row in enumerate(rows):
        if done % _EVERY == 0:
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            progress(done, total)
        yield row
