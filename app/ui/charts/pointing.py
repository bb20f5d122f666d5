"""Which point of which line lies under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from app.ui.charts.figure_words import carries
from app.ui.charts.trend_days import Reading
from app.ui.charts.trend_scale import TrendScale


def line_near(readings: Sequence[Reading], point: QPointF, *, scale: TrendScale, reach: float) -> int | None:
    """The number of the line whose point in a period is nearest, if it is within reach."""
    found = []
    for reading in readings:
        value = reading.point.value
        if value is not None and carries(value, reading.point.evidence):
            place = QPointF(scale.x(reading.point.at.toordinal()), scale.y(value))
            found.append(((place - point).manhattanLength(), reading.number))
    distance, number = min(found, default=(reach, 0))
    return number if distance < reach else None
