"""A table of groups, with a bar beside each count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.recovery.measures.group_rows import GroupRow
from app.ui.row_model import ROW_ROLE
from app.ui.row_table import Column, PagedTableModel, RowTable
from app.ui.theme.theme import Theme

_MOST_IN_SIGHT = 30
_NAME_WIDTH = 180
_NAME, _COUNT = 0, 1


class BarDelegate(QStyledItemDelegate):
    """The count, and under it a bar as long as its part of the largest: hollow where it is few."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if row is None:
            return
        px = self._theme.px
        left, height = px(14), px(5)
        room = option.rect.width() - left - px(10)
        bar = QRectF(
            option.rect.x() + left, option.rect.bottom() - px(9), max(px(3), room * row.part), height
        )
        colour = self._theme.colour("brand")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1) if row.hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if row.hollow else colour)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class GroupTable(QWidget):
    """``query_wanted`` carries what lists the cases of the group that was clicked or opened."""

    query_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model = PagedTableModel[GroupRow](_columns(), self)
        self.table = RowTable(theme, self.model, name=_("Groups of cases"))
        self.table.setItemDelegateForColumn(_COUNT, BarDelegate(theme, self))
        self.table.setAccessibleDescription(_("Enter lists the cases of a group."))
        self.table.horizontalHeader().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.clicked.connect(lambda _index: self._open(self.table.current_row))
        self.table.row_opened.connect(self._open)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[GroupRow]) -> None:
        """Show these groups."""
        self.model.show_rows(rows)
        self._fit()

    def _open(self, row: GroupRow | None) -> None:
        if row is not None and row.query is not None:
            self.query_wanted.emit(row.query)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """What the figures leave is for the names."""
        head = self.table.horizontalHeader()
        others = sum(head.sectionSize(at) for at in range(1, head.count()))
        least = self._theme.px(_NAME_WIDTH)
        self.table.setColumnWidth(_NAME, max(least, self.table.viewport().width() - others))

    def _fit(self) -> None:
        """As high as its lines, so that the page scrolls and not the table in it."""
        lines = min(_MOST_IN_SIGHT, max(1, len(self.model.rows)))
        head = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(head + lines * self.table.verticalHeader().defaultSectionSize() + bar + 2)
        self._give_room()


def _columns() -> Sequence[Column[GroupRow]]:
    return (
        Column(_("Group"), lambda row: row.name, strong=True, width=_NAME_WIDTH),
        Column(_("Cases"), lambda row: row.count, width=130),
        Column(_("Put right in"), lambda row: row.put_right, width=110),
        Column(_("In target"), lambda row: row.in_target, width=90),
        Column(_("Confirmed"), lambda row: row.confirmed, width=100),
        Column(_("Cost"), lambda row: row.cost, width=110),
    )
