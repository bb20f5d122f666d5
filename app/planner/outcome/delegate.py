"""Paints two lines of words in a cell, and beside a mean the span in which it is likely to lie."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.core.measures.intervals import Interval
from app.moments.schemas.rows import OutcomeRow
from app.planner.outcome.words import LEAST, MOST, TwoLines, is_tentative, marked
from app.ui.row_model import ROW_ROLE
from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

ROW_HEIGHT = 56
_PAD, _BAR_WIDTH = 14, 132


class TwoLineDelegate(QStyledItemDelegate):
    """The first line as text, the second small; ``with_bar`` leaves room at the right for the span."""

    def __init__(
        self,
        theme: Theme,
        lines: Callable[[OutcomeRow], TwoLines],
        *,
        parent: QObject,
        strong: bool = False,
        with_bar: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._strong = strong
        self._with_bar = with_bar

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if row is None:
            return
        px = self._theme.px
        inner = option.rect.adjusted(px(_PAD), 0, -px(8), 0)
        painter.save()
        if self._with_bar:
            bar = QRect(inner)
            bar.setLeft(inner.right() - px(_BAR_WIDTH))
            inner.setRight(bar.left() - px(10))
            self._paint_bar(painter, row, bar)
        self._paint_words(painter, self._lines(row), inner)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(ROW_HEIGHT))

    def _paint_words(self, painter: QPainter, lines: TwoLines, rect: QRect) -> None:
        first, second = lines
        half = rect.height() // 2
        if not second:
            paint_line(painter, self._theme, rect=rect, spans=[Span(first, bold=self._strong)])
            return
        upper = QRect(rect.x(), rect.y() + self._theme.px(6), rect.width(), half - self._theme.px(6))
        lower = QRect(rect.x(), rect.y() + half, rect.width(), half - self._theme.px(6))
        paint_line(painter, self._theme, rect=upper, spans=[Span(first, bold=self._strong)])
        paint_line(painter, self._theme, rect=lower, spans=[Span(second)], role="small", colour="ink2")

    def _paint_bar(self, painter: QPainter, row: OutcomeRow, rect: QRect) -> None:
        """From one to five; a mean of few reactions is hollow, and of fewer it is not drawn."""
        interval = marked(row)
        if interval is None or row.mean_reaction is None:
            return
        middle = rect.center().y() + 0.5
        left, right = rect.left() + 7.0, rect.right() - 7.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_pale(self._theme.colour("ink3")), 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for mark in range(int(LEAST), int(MOST) + 1):
            at = _place(mark, left, right)
            painter.drawLine(QPointF(at, middle - 3), QPointF(at, middle + 3))
        self._paint_span(painter, interval, row, (left, middle, right))

    def _paint_span(
        self, painter: QPainter, interval: Interval, row: OutcomeRow, line: tuple[float, float, float]
    ) -> None:
        left, middle, right = line
        hollow, plum = is_tentative(row), self._theme.colour("plum")
        low, high = _place(interval.low, left, right), _place(interval.high, left, right)
        painter.setPen(QPen(plum, 1) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else _pale(plum))
        painter.drawRoundedRect(QRectF(low, middle - 7, max(4.0, high - low), 14), 3, 3)
        painter.setPen(QPen(plum, 1.5))
        painter.setBrush(self._theme.colour("surface") if hollow else plum)
        painter.drawEllipse(QPointF(_place(row.mean_reaction or LEAST, left, right), middle), 3, 3)


def _pale(colour: QColor) -> QColor:
    pale = QColor(colour)
    pale.setAlpha(96)
    return pale


def _place(value: float, left: float, right: float) -> float:
    return left + (right - left) * (value - LEAST) / (MOST - LEAST)
