"""Groups beside each other, each with its bar."""

from __future__ import annotations

from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.ui.charts.bar_texts import BarTexts
from app.ui.charts.bars_drawing import BarsDrawing
from app.ui.charts.chart import Numbers
from app.ui.charts.data import BarRow, BarsData
from app.ui.charts.figure_words import evidence_words, figure_cells, unit_title
from app.ui.charts.painted import PaintedChart


class BarsChart(PaintedChart):
    """Horizontal bars that scroll when there are many; ``chosen`` carries the key of a row."""

    def show_data(self, data: BarsData) -> None:
        """Show other groups."""
        if not data.rows:
            self._show(None, lambda: self._figures(data), about="")
            return
        texts = BarTexts(data, self._wording)
        self._show(
            lambda size, look: BarsDrawing(texts, size, look=look),
            lambda: self._figures(data),
            about=texts.summary,
        )

    def _figures(self, data: BarsData) -> Numbers:
        if data.aside:
            return self._counts(data)
        # Differences have no interval: two columns without anything in them say nothing.
        has_interval = not data.rows or any(row.low is not None for row in data.rows)
        interval = (SheetColumn(_("From"), right=True), SheetColumn(_("To"), right=True))
        columns = (
            SheetColumn(_("Group"), 3),
            SheetColumn(unit_title(data.unit), right=True),
            *(interval if has_interval else ()),
            SheetColumn("n", right=True),
            SheetColumn(_("Evidence"), 2),
        )
        rows = tuple(
            (row.label, *_cells(row, data, whole=has_interval), evidence_words(row.evidence))
            for row in data.rows
        )
        return Numbers(Sheet(self.accessibleName(), (), columns, rows), [row.key for row in data.rows])

    def _counts(self, data: BarsData) -> Numbers:
        columns = (
            SheetColumn(_("Group"), 3),
            SheetColumn(unit_title(data.unit), right=True),
            SheetColumn(data.aside, 2, right=True),
        )
        rows = tuple((row.label, row.n, row.aside) for row in data.rows)
        return Numbers(Sheet(self.accessibleName(), (), columns, rows), [row.key for row in data.rows])


def _cells(row: BarRow, data: BarsData, *, whole: bool) -> tuple[Cell, ...]:
    value, low, high, n = figure_cells(row, data.unit)
    return (value, low, high, n) if whole else (value, n)
