"""Where the hours of a week lie on a map of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF

DAYS, HOURS = 7, 24
_GAP = 2


@dataclass(frozen=True, slots=True)
class HeatGrid:
    """A row for each day, a column for each hour; ``left`` and ``top`` are kept for their names."""

    whole: int
    left: int
    top: int
    row: int

    @property
    def width(self) -> float:
        """How wide a column is."""
        return max(1.0, (self.whole - self.left) / HOURS)

    def rect(self, weekday: int, hour: int) -> QRectF:
        """Where a cell is painted."""
        x, y = self.left + hour * self.width, self.top + weekday * self.row
        return QRectF(x, y, self.width - _GAP, self.row - _GAP)

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The day and hour under a point; None beside them."""
        weekday, hour = (point.y() - self.top) // self.row, int((point.x() - self.left) // self.width)
        return (weekday, hour) if 0 <= weekday < DAYS and 0 <= hour < HOURS else None
