"""Draws the cells of the log."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.cases.schemas.rows import CaseRow
from app.cases.words.labels import kind_words, severity_words
from app.recovery.lateness import is_late
from app.recovery.log.columns import CaseColumn, ColumnKey
from app.recovery.log.two_lines import TwoLines
from app.recovery.tones import severity_icon, severity_tone
from app.ui.chips import ChipShape, ChipSpec
from app.ui.row_model import ROW_ROLE
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

PAD = 14
_GAP = 4
_State = QStyle.StateFlag
_Align = Qt.AlignmentFlag


class CaseDelegate(QStyledItemDelegate):
    """Text on up to two lines; the kind with its severity as a chip; late in red and bold."""

    def __init__(self, theme: Theme, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reading = reading
        self._chips: dict[ChipSpec, ChipShape] = {}
        theme.changed.connect(self.forget)
        self.forget()

    def forget(self) -> None:
        """Measure everything anew."""
        self._plain = TwoLines(self._theme.font("body"))
        self._bold = TwoLines(self._theme.font("body_strong"))
        self._chips.clear()

    def height_of(self, row: CaseRow, widths: list[tuple[CaseColumn, int]]) -> int:
        """How high a row is with its columns this wide."""
        lines = max((self._lines(row, column, width) for column, width in widths), default=1)
        px = self._theme.px
        if lines == 1:
            return px(42)
        return max(px(23), self._plain.line_height) + self._plain.line_height + px(18)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: CaseRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, index)
        pad = self._theme.px(PAD)
        inside = rect.adjusted(pad, 0, -_GAP, -1)
        column = index.model().case_columns[index.column()]  # type: ignore[attr-defined]
        if column.key is ColumnKey.KIND:
            self._paint_kind(painter, inside, row)
        else:
            self._paint_text(painter, inside, row, column)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect, state = self._theme, option.rect, option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, theme.colour("brandsoft"))
        elif state & _State.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunk"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if _is_current(option, index):
            painter.setPen(QPen(theme.colour("brand"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_text(self, painter: QPainter, rect: QRect, row: CaseRow, column: CaseColumn) -> None:
        late = column.key is ColumnKey.DUE and is_late(row, self._reading.now)
        fitting = self._bold if late or column.column.strong else self._plain
        lines = fitting.break_up(column.column.text(row), rect.width())
        painter.setFont(fitting.font)
        painter.setPen(self._theme.colour("alert" if late else "ink"))
        side = _Align.AlignRight if column.column.right else _Align.AlignLeft
        high = fitting.line_height * len(lines)
        y = rect.y() + (rect.height() - high) // 2
        for line in lines:
            place = QRect(rect.x(), y, rect.width(), fitting.line_height)
            painter.drawText(
                place, side | _Align.AlignVCenter | _Align.AlignAbsolute | Qt.TextFlag.TextSingleLine, line
            )
            y += fitting.line_height

    def _paint_kind(self, painter: QPainter, rect: QRect, row: CaseRow) -> None:
        chip, words = self._chip(row), kind_words(row.kind)
        gap = self._theme.px(_GAP)
        painter.setFont(self._plain.font)
        if self._beside(row, rect.width()):
            chip.paint(painter, rect.x(), rect.y() + (rect.height() - chip.size.height()) // 2)
            place = rect.adjusted(chip.size.width() + gap, 0, 0, 0)
        else:
            high = chip.size.height() + self._plain.line_height
            top = rect.y() + (rect.height() - high) // 2
            chip.paint(painter, rect.x(), top)
            place = QRect(rect.x(), top + chip.size.height(), rect.width(), self._plain.line_height)
        painter.setPen(self._theme.colour("ink"))
        shown = self._plain.metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _Align.AlignLeft | _Align.AlignVCenter, shown)

    def _lines(self, row: CaseRow, column: CaseColumn, width: int) -> int:
        room = width - self._theme.px(PAD) - _GAP
        if column.key is ColumnKey.KIND:
            return 1 if self._beside(row, room) else 2
        late = column.key is ColumnKey.DUE and is_late(row, self._reading.now)
        fitting = self._bold if late or column.column.strong else self._plain
        return fitting.count(column.column.text(row), room)

    def _beside(self, row: CaseRow, room: int) -> bool:
        words = self._plain.metrics.horizontalAdvance(kind_words(row.kind))
        return self._chip(row).size.width() + self._theme.px(_GAP) + words <= room

    def _chip(self, row: CaseRow) -> ChipShape:
        spec = ChipSpec(
            severity_words(row.severity), severity_tone(row.severity), severity_icon(row.severity)
        )
        shape = self._chips.get(spec)
        if shape is None:
            shape = self._chips[spec] = ChipShape(self._theme, spec)
        return shape


def _is_current(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the keys are on this row; the whole of it is framed, not one cell."""
    view = option.widget
    return (
        isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == index.row()
    )
