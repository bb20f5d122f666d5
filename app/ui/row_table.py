"""Tables that fetch their rows page by page and paint chips where a column has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.chips import ChipSpec, chip_width, paint_chip
from app.ui.row_model import ROW_ROLE, AnyIndex
from app.ui.theme.theme import Theme

R = TypeVar("R")
CHIP_ROLE = ROW_ROLE + 1
_NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its title, its text, and where wanted a chip that shows that text."""

    title: str
    text: Callable[[R], str]
    chip: Callable[[R], ChipSpec | None] | None = None
    right: bool = False
    strong: bool = False
    width: int = 120


class PagedTableModel(QAbstractTableModel, Generic[R]):
    """Rows that come in pages; ``more_wanted`` is emitted with how many there are when more are needed."""

    more_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[R] = []
        self._more = False
        self._asked = False

    @property
    def rows(self) -> Sequence[R]:
        """What has been fetched so far."""
        return self._rows

    def show_rows(self, rows: Sequence[R], *, more: bool = False) -> None:
        """Start again with this first page."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more, self._asked = more, False
        self.endResetModel()

    def append_rows(self, rows: Sequence[R], *, more: bool) -> None:
        """Add the next page."""
        if rows:
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._more, self._asked = more, False

    def row_at(self, index: AnyIndex) -> R | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == CHIP_ROLE:
            return column.chip(row) if column.chip else None
        return _look_of(column, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: AnyIndex) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit(len(self._rows))


def _look_of(column: Column[Any], role: int) -> Any:
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
    if role == Qt.ItemDataRole.FontRole and column.strong:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return None


class _CellDelegate(QStyledItemDelegate):
    """Cells as the style paints them, with a chip on top where there is one."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(CHIP_ROLE) is not None:
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        spec = index.data(CHIP_ROLE)
        if spec is not None:
            pad = self._theme.px(11) + 3
            paint_chip(painter, self._theme, spec=spec, rect=option.rect.adjusted(pad, 0, -4, 0))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        spec = index.data(CHIP_ROLE)
        if spec is not None:
            return QSize(chip_width(self._theme, spec) + self._theme.px(28), self._theme.px(42))
        return super().sizeHint(option, index)


class RowTable(QTableView):
    """A table of whole rows: ``row_chosen`` follows the current one, ``row_opened`` Enter or a double click."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, theme: Theme, model: PagedTableModel[Any], *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.selectionModel().currentRowChanged.connect(lambda index: self._tell(self.row_chosen, index))
        self.activated.connect(lambda index: self._tell(self.row_opened, index))
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def current_row(self) -> Any:
        """The row chosen now, or None."""
        return self._model.row_at(self.currentIndex())

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(42))
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, self._theme.px(column.width))

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            signal.emit(row)
