"""Where days and values lie on the picture of a trend."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF


@dataclass(frozen=True, slots=True)
class TrendScale:
    """Days from ``first`` to ``last`` (ordinals) and values from ``low`` to ``high`` within ``plot``."""

    plot: QRectF
    first: float
    last: float
    low: float
    high: float

    @property
    def pixels_a_day(self) -> float:
        """How far apart two days lie."""
        return self.plot.width() / max(1e-9, self.last - self.first)

    def x(self, day: float) -> float:
        """Where a day lies."""
        return self.plot.left() + (day - self.first) * self.pixels_a_day

    def y(self, value: float) -> float:
        """Where a value lies."""
        return self.plot.bottom() - (value - self.low) / (self.high - self.low) * self.plot.height()

    def day(self, x: float) -> float:
        """The day at a place."""
        return self.first + (x - self.plot.left()) / self.pixels_a_day
