"""How the width of a bar chart is shared between names, bars, values and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF

from app.ui.charts.look import Look

_NAME_PART, _LEAST_BAR, _GAP, _NARROW = 0.42, 84, 12, 30


@dataclass(frozen=True, slots=True)
class BarColumns:
    """Left edges and widths; ``stacked`` puts the name on a line of its own above the bar."""

    name: float
    bar_left: float
    bar: float
    value: float
    count: float
    stacked: bool

    @property
    def value_right(self) -> float:
        """Where values end."""
        return self.bar_left + self.bar + self.value


def share_width(
    width: float, *, names: Sequence[str], values: Sequence[str], counts: Sequence[str], look: Look
) -> BarColumns:
    """Give every column what it needs, and the rest to the bars."""
    gap = look.px(_GAP)
    name = min(_widest(names, look, "body"), width * _NAME_PART)
    value = _widest(values, look, "body_strong") + gap
    count = _widest(counts, look, "small")
    count += look.px(_NARROW) / 2 if count else 0
    bar = width - name - gap - value - count
    if bar >= look.px(_LEAST_BAR):
        return BarColumns(name, name + gap, bar, value, count, stacked=False)
    bar = max(1.0, width - value - count)
    return BarColumns(width, 0.0, bar, value, count, stacked=True)


def _widest(texts: Sequence[str], look: Look, role: str) -> float:
    strong = role == "body_strong"
    font = look.font(
        "small" if role == "small" else "body_strong" if strong else "body", tabular=role != "body"
    )
    metrics = QFontMetricsF(font)
    return max((metrics.horizontalAdvance(line) for text in texts for line in text.split("\n")), default=0.0)
