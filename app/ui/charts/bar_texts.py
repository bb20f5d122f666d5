"""The words of a bar chart, made once however often it is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.charts.data import BarRow, BarsData, ChartWording
from app.ui.charts.figure_words import carries, count_words, evidence_mark, figure_words, value_words

_DASH = "–"
_MOST_SAID = 8


class BarTexts:
    """Values and counts as they stand beside the bars, and each row in a sentence."""

    def __init__(self, data: BarsData, wording: ChartWording) -> None:
        self.data = data
        self._wording = wording
        self.values: Sequence[str] = [self._value(row) for row in data.rows]
        self.counts: Sequence[str] = [self._count(row) for row in data.rows]

    @property
    def summary(self) -> str:
        """The first rows, for whoever cannot see the chart."""
        return "; ".join(self.sentence(at) for at in range(min(_MOST_SAID, len(self.data.rows))))

    def sentence(self, at: int) -> str:
        """A row in a sentence."""
        row = self.data.rows[at]
        return row.words or f"{row.label}: {figure_words(row, self.data.unit, wording=self._wording)}"

    def _value(self, row: BarRow) -> str:
        if row.value is None or not carries(row.value, row.evidence):
            return _DASH
        return value_words(row.value, self.data.unit, wording=self._wording)

    def _count(self, row: BarRow) -> str:
        if self.data.aside:
            return row.aside
        said = evidence_mark(row.evidence) if row.n else ""
        return "\n".join(filter(None, (count_words(row.n, self._wording), said)))
