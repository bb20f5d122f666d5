"""The hours of the week as a map, or as a table with the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from app.cases.measures.rows import HourCell
from app.core.words import gettext as _
from app.recovery.measures.hour_words import cell_words, hour_words, weekday_words
from app.recovery.measures.words import length_words
from app.ui.cards import Card
from app.ui.charts.data import HeatCell, HeatData, Unit
from app.ui.charts.heat import HeatChart
from app.ui.labels import plain_label
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording
from app.wording.formats import Wording

MAP, TABLE = "map", "table"
_SHORT = 2
_DAYS, _HOURS = 7, 24


class HoursCard(Card):
    """When things go wrong."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_("When it happened"))
        self._wording = wording
        self.ways = Segmented([(MAP, _("Map")), (TABLE, _("Table"))], name=_("Ways to show the hours"))
        self.map = HeatChart(
            theme,
            AxisWording(wording),
            name=_("Cases by hour of the week"),
            empty=_("Nothing went wrong in these days."),
        )
        self.map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.said = plain_label("", "small", wrap=True)
        self.model = PagedTableModel[HourCell](_columns(wording), self)
        self.table = RowTable(theme, self.model, name=_("Cases by hour of the week"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.map)
        self._stack.addWidget(self.table)
        self.add_to_head(self.ways)
        self.add(self._stack)
        self.add(self.said)
        self.ways.chosen.connect(self.show_way)
        self.map.said.connect(self.said.setText)

    def show_cells(self, cells: Sequence[HourCell]) -> None:
        """Show another week of hours; the table leaves out those in which nothing happened."""
        self.map.show_data(_heat(cells, self._wording))
        worst = max(cells, key=lambda cell: cell.n, default=None)
        self.said.setText(cell_words(worst, self._wording) if worst and worst.n else "")
        self.model.show_rows([cell for cell in cells if cell.n])

    def show_way(self, way: str) -> None:
        """Show the map or the table."""
        self.ways.choose(way)
        self._stack.setCurrentWidget(self.map if way == MAP else self.table)
        self.said.setVisible(way == MAP)


def _heat(cells: Sequence[HourCell], wording: Wording) -> HeatData:
    return HeatData(
        tuple(weekday_words(day, wording)[:_SHORT] for day in range(_DAYS)),
        tuple(f"{hour:02d}" for hour in range(_HOURS)),
        tuple(_heat_cell(cell, wording) for cell in cells),
        Unit(_("Cases")),
        corner=(_("Day"), _("Hour")),
    )


def _heat_cell(cell: HourCell, wording: Wording) -> HeatCell:
    return HeatCell(
        cell.weekday,
        cell.hour,
        float(cell.n) if cell.n else None,
        cell.n,
        cell_words(cell, wording),
        wording.number(cell.n) if cell.n else "",
    )


def _columns(wording: Wording) -> Sequence[Column[HourCell]]:
    return (
        Column(_("Day"), lambda cell: weekday_words(cell.weekday, wording), strong=True, width=140),
        Column(_("Hour"), lambda cell: hour_words(cell.hour), width=100),
        Column(_("Cases"), lambda cell: wording.number(cell.n), width=100),
        Column(_("Put right in"), lambda cell: length_words(cell.put_right.median), width=140),
    )
