"""A grid of figures, such as the hours of a week."""

from __future__ import annotations

from app.core.measures.rounding import round_half_away
from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _
from app.ui.charts.chart import Numbers
from app.ui.charts.data import HeatCell, HeatData
from app.ui.charts.figure_words import evidence_words, unit_title
from app.ui.charts.heat_drawing import HeatDrawing
from app.ui.charts.painted import PaintedChart


class HeatChart(PaintedChart):
    """Arrows move over the cells, from the one with the most; ``chosen`` carries the key of one. The table leaves empty cells out."""

    _least_on_paper = 250.0

    def show_data(self, data: HeatData) -> None:
        """Show another grid."""
        filled = [cell for cell in data.cells if cell.n]
        most = max(filled, key=lambda cell: cell.n, default=None)
        self._first = data.cells.index(most) if most else 0
        self._show(
            (lambda size, look: HeatDrawing(data, size, look=look)) if most else None,
            lambda: self._counted(data, filled),
            about=most.words if most else "",
        )

    def _counted(self, data: HeatData, filled: list[HeatCell]) -> Numbers:
        row, column = data.corner
        columns = (
            SheetColumn(row or _("Row"), 2),
            SheetColumn(column or _("Column"), 2),
            SheetColumn(unit_title(data.unit), right=True),
            SheetColumn("n", right=True),
            SheetColumn(_("Evidence"), 2),
        )
        rows = tuple(self._cells(data, cell) for cell in filled)
        return Numbers(Sheet(self.accessibleName(), (), columns, rows), [cell.key for cell in filled])

    @staticmethod
    def _cells(data: HeatData, cell: HeatCell) -> tuple[Cell, ...]:
        value = None if cell.value is None else round_half_away(cell.value, data.unit.digits)
        names = data.rows[cell.row], data.columns[cell.column]
        return (*names, value, cell.n, evidence_words(cell.evidence))
