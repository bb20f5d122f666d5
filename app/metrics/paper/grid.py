"""The grid of answers: digits decide and jump on, Enter begins the next row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.core.words import gettext as _
from app.metrics.paper.sheet import TYPED, Column, PaperSheet
from app.ui.score_row import ScoreKeys
from app.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE = QModelIndex()
_PAD, _ROW, _HIGHEST = 26, 36, 400
_LONGEST = {Column.COMMENT: 10_000, Column.WHO: 200}


class PaperModel(QAbstractTableModel):
    """Shows a sheet; ``who_typed`` carries the number of a row in which somebody was named."""

    who_typed = Signal(int)
    edited = Signal()

    def __init__(self, sheet: PaperSheet, theme: Theme) -> None:
        super().__init__()
        self.sheet = sheet
        self._theme = theme
        self._titles = {
            Column.SCORE: _("Score"),
            Column.COMMENT: _("Comment"),
            Column.WHO: _("Name or number"),
            Column.NOTE: "",
        }

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[Column(section)] if orientation is Qt.Orientation.Horizontal else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return shown if index.column() in (Column.SCORE, Column.NOTE) else shown | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.sheet.rows[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.text(column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (self._titles[column], row.text(column), row.wrong.get(column))))
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.SCORE:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole and column in row.wrong:
            return self._theme.colour("alertsoft")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour(_ink(column, wrong=bool(row.wrong)))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.put(index.row(), Column(index.column()), text=str(value).strip())
        return True

    def put(self, at: int, column: Column, *, text: str) -> None:
        """Write into a cell."""
        if self.sheet.rows[at].text(column) == text:
            return
        self.sheet.put(at, column, text=text)
        if self.sheet.is_full:
            last = len(self.sheet.rows)
            self.beginInsertRows(QModelIndex(), last, last)
            self.sheet.grow()
            self.endInsertRows()
        self.show_row(at)
        self.edited.emit()
        if column is Column.WHO and text:
            self.who_typed.emit(at)

    def remove(self, at: int) -> None:
        """Take a row out."""
        self.beginResetModel()
        self.sheet.remove(at)
        self.endResetModel()
        self.edited.emit()

    def show_row(self, at: int) -> None:
        """Something about a row is new."""
        self.dataChanged.emit(self.index(at, 0), self.index(at, Column.NOTE))

    def show_all(self) -> None:
        """Everything is new."""
        self.beginResetModel()
        self.endResetModel()


class _Lines(QStyledItemDelegate):
    """Lines of plain text in the cells, each row as high as its words need; what is wrong has a ground of its own."""

    def __init__(self, grid: QTableView, theme: Theme) -> None:
        super().__init__(grid)
        self._grid = grid
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._theme.px
        room = max(px(40), self._grid.columnWidth(index.column()) - px(_PAD))
        text = str(index.data() or "")
        flags = Qt.TextFlag.TextWordWrap.value
        words = option.fontMetrics.boundingRect(QRect(0, 0, room, 10_000), flags, text)
        return QSize(room, max(px(_ROW), words.height() + px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        if self._grid.hasFocus() and index == self._grid.currentIndex():
            painter.setPen(QPen(self._theme.colour("brand"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        line = QLineEdit(parent)
        line.setMaxLength(_LONGEST[Column(index.column())])
        line.setAcceptDrops(False)
        line.setProperty("kind", "cell")
        return line


class PaperGrid(QTableView):
    """``finished`` asks for all of it to be kept, ``left_back`` and ``left_on`` for the keys to go elsewhere."""

    finished = Signal()
    left_back = Signal()
    left_on = Signal()

    def __init__(self, model: PaperModel, theme: Theme) -> None:
        super().__init__()
        self._paper = model
        self._theme = theme
        self._keys = ScoreKeys(0, 10)
        self.setModel(model)
        self.setAccessibleName(_("Answers"))
        self.setItemDelegate(_Lines(self, theme))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionResizeMode(Column.COMMENT, QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setCornerButtonEnabled(False)
        head.sectionResized.connect(self.resizeRowsToContents)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        theme.changed.connect(self._fit)
        self._fit()

    def set_scale(self, low: int, high: int) -> None:
        """These scores are typed."""
        self._keys = ScoreKeys(low, high)

    @property
    def key_words(self) -> str:
        """Which keys there are."""
        return self._keys.words

    def go_to(self, at: int, column: Column) -> None:
        """Put the keys into a cell."""
        self._keys.forget()
        at = min(max(at, 0), self._paper.rowCount() - 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._paper.index(at, column))
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()
            return
        at, column = self.currentIndex().row(), Column(max(0, self.currentIndex().column()))
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER:
            self._enter(at, held=bool(held))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._rub_out(at, column, whole=bool(held))
        elif column is Column.SCORE and event.text() and event.text().isprintable() and not held:
            self._press(at, event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell, and out of the grid at its first cell and at a blank last row."""
        if not self.hasFocus() and not self.isAncestorOf(_focused(self)):
            return super().focusNextPrevChild(forward)
        self._step(forward=forward)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        at, ends = self.currentIndex().row(), QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, ends.NoHint)
        if hint is ends.SubmitModelCache:
            self.go_to(at + 1, Column.SCORE)
        elif hint in (ends.EditNextItem, ends.EditPreviousItem):
            self._step(forward=hint is ends.EditNextItem)

    def _enter(self, at: int, *, held: bool) -> None:
        if held or self._paper.sheet.rows[at].is_blank:
            self.finished.emit()
        else:
            self.go_to(at + 1, Column.SCORE)

    def _press(self, at: int, text: str) -> None:
        score = self._keys.press(text)
        if score is None:
            return
        waits = text == "1" and self._keys.high >= 10
        self._paper.put(at, Column.SCORE, text=str(score))
        if not waits:
            self.go_to(at, Column.COMMENT)

    def _rub_out(self, at: int, column: Column, *, whole: bool) -> None:
        self._keys.forget()
        if whole:
            self._paper.remove(at)
            self.go_to(at, Column.SCORE)
        elif column is not Column.NOTE:
            self._paper.put(at, column, text="")

    def _step(self, *, forward: bool) -> None:
        at, column = self.currentIndex().row(), self.currentIndex().column()
        if forward and self._paper.sheet.rows[at].is_blank and at == self._paper.rowCount() - 1:
            self.left_on.emit()
            return
        place = at * len(TYPED) + min(column, len(TYPED) - 1) + (1 if forward else -1)
        if place < 0:
            self.left_back.emit()
            return
        self.go_to(place // len(TYPED), Column(place % len(TYPED)))

    def _fit(self) -> None:
        px = self._theme.px
        self.setMinimumHeight(min(px(300), _HIGHEST))
        self.verticalHeader().setMinimumSectionSize(px(_ROW))
        room = self.viewport().width()
        for column, width, most in ((Column.SCORE, 76, 13), (Column.WHO, 180, 22), (Column.NOTE, 240, 28)):
            self.setColumnWidth(column, min(px(width), max(px(40), room * most // 100)))


def _ink(column: Column, *, wrong: bool) -> str:
    if column is not Column.NOTE:
        return "ink"
    return "alert" if wrong else "ink2"


def _focused(grid: QWidget) -> QWidget:
    return QApplication.focusWidget() or grid
