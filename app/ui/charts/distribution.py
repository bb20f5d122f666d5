"""How many gave each answer."""

from __future__ import annotations

from app.core.measures.rounding import round_half_away
from app.core.sheets import Sheet, SheetColumn
from app.core.words import gettext as _
from app.ui.charts.chart import Numbers
from app.ui.charts.data import DistributionData
from app.ui.charts.distribution_drawing import DistributionDrawing, part_words
from app.ui.charts.painted import PaintedChart


class DistributionChart(PaintedChart):
    """Bars for each answer with the parts below; ``chosen`` carries the key of a bar or a part."""

    _least_on_paper = 280.0

    def show_data(self, data: DistributionData) -> None:
        """Show other answers."""
        if not sum(bar.n for bar in data.bars):
            self._show(None, lambda: self._counted(DistributionData()), about="")
            return
        self._show(
            lambda size, look: DistributionDrawing(data, size, look=look, wording=self._wording),
            lambda: self._counted(data),
            about="; ".join(part_words(part, self._wording) for part in data.parts),
        )

    def _counted(self, data: DistributionData) -> Numbers:
        columns = (
            SheetColumn(_("Answer"), 2),
            SheetColumn(_("How many"), right=True),
            SheetColumn("%", right=True),
        )
        total = sum(bar.n for bar in data.bars)
        bars = [(bar.label, bar.n, bar.n / total, bar.key) for bar in data.bars]
        parts = [(part.label, part.n, part.share, part.key) for part in data.parts]
        lines = [*bars, *parts]
        rows = tuple((label, n, round_half_away(100 * share)) for label, n, share, _key in lines)
        return Numbers(Sheet(self.accessibleName(), (), columns, rows), [line[3] for line in lines])
