"""A list whose rows are painted: quick with any number of them, and spoken as they are shown."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.row_model import ROW_ROLE, RowModel
from app.ui.theme.theme import Theme

_State = QStyle.StateFlag


@dataclass(frozen=True)
class RowLook:
    """How a row stands at the moment it is painted."""

    selected: bool
    hovered: bool
    focused: bool


class RowDelegate(QStyledItemDelegate):
    """Paints ground, selection bar and line of each row; subclasses paint what is in it.

    Override ``paint_row`` and, where rows differ in height, ``row_height``.
    """

    def __init__(self, theme: Theme, *, height: int = 62) -> None:
        super().__init__()
        self.theme = theme
        self._height = height

    def paint_row(self, painter: QPainter, *, rect: QRect, row: Any, look: RowLook) -> None:
        """Draw one row within ``rect``; the painter is saved and restored around it."""

    def row_height(self, row: Any, width: int) -> int:
        """How high a row is at this width, in logical pixels."""
        del row, width
        return self.theme.px(self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        state = option.state
        rect: QRect = option.rect
        look = RowLook(
            selected=bool(state & _State.State_Selected),
            hovered=bool(state & _State.State_MouseOver),
            focused=bool(state & _State.State_HasFocus),
        )
        painter.save()
        self.paint_ground(painter, rect=rect, look=look)
        self.paint_row(painter, rect=rect, row=index.data(ROW_ROLE), look=look)
        painter.restore()

    def paint_ground(self, painter: QPainter, *, rect: QRect, look: RowLook) -> None:
        """Draw what is behind a row."""
        theme = self.theme
        if look.selected:
            painter.fillRect(rect, theme.colour("brandsoft"))
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), theme.colour("brand"))
        elif look.hovered:
            painter.fillRect(rect, theme.colour("sunk"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if look.focused:
            painter.setPen(QPen(theme.colour("brand"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 320
        return QSize(0, self.row_height(index.data(ROW_ROLE), width))


class RowList(QListView):
    """Rows to look through: ``row_chosen`` follows the current row, ``row_opened`` Enter or a double click."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, theme: Theme, model: RowModel[Any], delegate: RowDelegate, *, name: str) -> None:
        super().__init__()
        self._model = model
        self._delegate = delegate
        delegate.setParent(self)
        self._kept_key: Hashable | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(lambda index: self._tell(self.row_opened, index))
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._find_current)
        theme.changed.connect(self._relayout)

    @property
    def current_row(self) -> Any:
        """The row chosen now, or None."""
        return self._model.row_at(self.currentIndex())

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one; whether it is there."""
        index = self._model.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def step(self, rows: int) -> None:
        """Go ``rows`` down (or up when negative), as arrows in the lookup field do."""
        count = self._model.rowCount()
        if count:
            at = self.currentIndex().row() + rows if self.currentIndex().isValid() else 0
            self.setCurrentIndex(self._model.index(min(max(at, 0), count - 1)))

    def open_current(self) -> None:
        """Open the current row, as Enter does."""
        self._tell(self.row_opened, self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _keep_current(self) -> None:
        self._kept_key = self._model.key_at(self.currentIndex())

    def _find_current(self) -> None:
        if self._kept_key is None:
            return
        index = self._model.index_of(self._kept_key)
        if index.isValid():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def _tell_chosen(self, current: QModelIndex) -> None:
        self._tell(self.row_chosen, current)

    def _tell(self, signal: Any, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            signal.emit(row)

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
