"""How many cases each view holds, and the figures above the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.cases.schemas.views import CaseCounts
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.recovery.tiles.rows import TileRow
from app.ui.lane import AnyLane
from app.ui.notices import Notices

NO_COUNTS = CaseCounts(open=0, mine=0, late=0, follow_up=0, approval=0, all=0)

CountsViews = Callable[[Cancellation], CaseCounts]
ReadsTiles = Callable[[CaseCounts, Cancellation], Sequence[TileRow]]
"""The figures above the list; the counts are there already, anything else is read."""


class FiguresViewModel(QObject):
    """Counts first, for they are quick; the figures follow."""

    counts_shown = Signal()
    tiles_shown = Signal()

    def __init__(
        self,
        count_views: CountsViews,
        read_tiles: ReadsTiles,
        *,
        new_lane: Callable[[], AnyLane],
        notices: Notices,
    ) -> None:
        super().__init__()
        self.counts = NO_COUNTS
        self.tiles: Sequence[TileRow] = ()
        self._count_views = count_views
        self._read_tiles = read_tiles
        self._counting, self._reading = new_lane(), new_lane()
        self._notices = notices

    def refresh(self) -> None:
        """Count again."""
        self._counting.ask(self._count_views, then=self._take_counts, otherwise=self._fail)

    def close(self) -> None:
        """Ask nothing more."""
        self._counting.close()
        self._reading.close()

    def _take_counts(self, counts: CaseCounts) -> None:
        self.counts = counts
        self.counts_shown.emit()
        self._reading.ask(
            lambda cancellation: self._read_tiles(counts, cancellation),
            then=self._take_tiles,
            otherwise=self._fail,
        )

    def _take_tiles(self, tiles: Sequence[TileRow]) -> None:
        self.tiles = tiles
        self.tiles_shown.emit()

    def _fail(self, error: AppError) -> None:
        self._notices.problem(error)
