"""The hours of the week as a map, or as a table with the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtWidgets import QStackedWidget

from app.cases.measures.rows import HourCell
from app.recovery.measures.heat_map import HeatMap
from app.recovery.measures.hour_words import hour_words, weekday_words
from app.recovery.measures.words import length_words
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

MAP, TABLE = "map", "table"


class HoursCard(Card):
    """When things go wrong."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__(_("When it happened"))
        self.ways = Segmented([(MAP, _("Map")), (TABLE, _("Table"))], name=_("Ways to show the hours"))
        self.map = HeatMap(theme, wording, name=_("Cases by hour of the week"))
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
        self.map.cell_said.connect(self.said.setText)

    def show_cells(self, cells: Sequence[HourCell]) -> None:
        """Show another week of hours; the table leaves out those in which nothing happened."""
        self.map.show_cells(cells)
        self.model.show_rows([cell for cell in cells if cell.n])

    def show_way(self, way: str) -> None:
        """Show the map or the table."""
        self.ways.choose(way)
        self._stack.setCurrentWidget(self.map if way == MAP else self.table)
        self.said.setVisible(way == MAP)


def _columns(wording: Wording) -> Sequence[Column[HourCell]]:
    return (
        Column(_("Day"), lambda cell: weekday_words(cell.weekday, wording), strong=True, width=140),
        Column(_("Hour"), lambda cell: hour_words(cell.hour), width=100),
        Column(_("Cases"), lambda cell: wording.number(cell.n), width=100),
        Column(_("Put right in"), lambda cell: length_words(cell.put_right.median), width=140),
    )
