"""From values to places along a bar."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.charts.data import BarsData
from app.ui.charts.figure_words import carries

_BEYOND = 1.6


@dataclass(frozen=True, slots=True)
class BarScale:
    """Values from ``low`` to ``high`` over ``width`` pixels; what lies beyond is held at the edge."""

    low: float
    high: float
    left: float
    width: float

    @classmethod
    def of(cls, data: BarsData, *, left: float, width: float) -> BarScale:
        """The scale on which all bars of a chart fit; a very wide interval does not shrink them all."""
        rows = [row for row in data.rows if carries(row.value, row.evidence)]
        values = [row.value or 0.0 for row in rows]
        if not data.diverging:
            return cls(0.0, data.end or max(values, default=0.0) or 1.0, left, width)
        far = _BEYOND * max((abs(value) for value in values), default=1.0) or 1.0
        ends = [end for row in rows for end in (row.low, row.high) if end is not None]
        low, high = min((0.0, *values, *ends)), max((0.0, *values, *ends))
        return cls(max(low, -far), min(high, far) or 1.0, left, width)

    @property
    def zero(self) -> float:
        """Where bars begin."""
        return self.x(0.0)

    def x(self, value: float) -> float:
        """Where a value lies."""
        held = min(self.high, max(self.low, value))
        return self.left + self.width * (held - self.low) / (self.high - self.low)
