"""How somebody felt from one contact to the next, with the peak and the end marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QTableWidget, QTableWidgetItem, QWidget

from app.core.words import gettext as _
from app.ui.charts.feeling_points import FeelingPoint, describe, signed
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from app.ui.charts.feeling_plot import FeelingPlot

__all__ = ["FeelingCurve", "FeelingPoint"]

TABLE_KEY = Qt.Key.Key_T


class FeelingCurve(QWidget):
    """The curve; T shows the same numbers as a table and back. Nothing heavy is loaded before it is shown."""

    def __init__(self, theme: Theme, *, height: int = 76) -> None:
        super().__init__()
        self._theme = theme
        self._height = height
        self._points: tuple[FeelingPoint, ...] = ()
        self._plot: FeelingPlot | None = None
        self._table: QTableWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("How they felt"))
        theme.changed.connect(self._redraw)
        self._set_height()

    @property
    def points(self) -> tuple[FeelingPoint, ...]:
        """What is shown."""
        return self._points

    @property
    def shows_table(self) -> bool:
        """Whether the numbers stand there instead of the curve."""
        return self._table is not None and self._stack.currentWidget() is self._table

    def show_points(self, points: Sequence[FeelingPoint]) -> None:
        """Draw these, in their order."""
        self._points = tuple(points)
        self.setAccessibleDescription(describe(points))
        self.setToolTip(_("T shows the numbers as a table"))
        self._redraw()

    def toggle_table(self) -> None:
        """Change between the curve and the table of the same numbers."""
        if self._table is None:
            self._table = _new_table()
            self._stack.addWidget(self._table)
        if self.shows_table:
            self._stack.setCurrentIndex(0 if self._plot is None else 1)
        else:
            _fill_table(self._table, self._points)
            self._stack.setCurrentWidget(self._table)
        self._set_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == TABLE_KEY:
            self.toggle_table()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._plot is None:
            from app.ui.charts.feeling_plot import FeelingPlot

            self._plot = FeelingPlot(self._theme)
            self._stack.insertWidget(1, self._plot)
            if not self.shows_table:
                self._stack.setCurrentWidget(self._plot)
            self._redraw()

    def _redraw(self) -> None:
        self._set_height()
        if self._plot is not None:
            self._plot.show_points(self._points)
        if self._table is not None:
            _fill_table(self._table, self._points)

    def _set_height(self) -> None:
        self.setFixedHeight(self._theme.px(self._height * (2.4 if self.shows_table else 1)))


def _new_table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setHorizontalHeaderLabels([_("When"), _("What"), _("Feeling")])
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setAccessibleName(_("How they felt, as a table"))
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return table


def _fill_table(table: QTableWidget, points: Sequence[FeelingPoint]) -> None:
    table.setRowCount(len(points))
    for row, point in enumerate(points):
        for column, words in enumerate((point.when, point.what or point.label, signed(point.feeling))):
            table.setItem(row, column, QTableWidgetItem(words))
