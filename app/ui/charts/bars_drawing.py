"""Bars of one chart laid out and painted: name, bar with its interval, value and how many it is of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextOption

from app.core.measures.evidence import Evidence
from app.ui.charts.bar_columns import share_width
from app.ui.charts.bar_scale import BarScale
from app.ui.charts.bar_texts import BarTexts
from app.ui.charts.data import BarRow
from app.ui.charts.figure_words import carries
from app.ui.charts.hatching import hatch
from app.ui.charts.look import Look, soft_colour, strong_colour
from app.ui.charts.regions import Region

_ROW, _WRAPPED, _STACKED, _BAR = 28, 40, 46, 14
_ASIDE, _HATCH = 4, 5
"""How far the frame of a row reaches beyond what it frames, and how far apart the lines of few lie."""
_DASH = "–"


class BarsDrawing:
    """A line for each row; tentative bars are hollow and hatched, rows of too few show no bar."""

    def __init__(self, texts: BarTexts, size: QSizeF, *, look: Look) -> None:
        data = self._data = texts.data
        self._look = look
        self._texts = texts
        self._width = max(1.0, size.width())
        self._name_font = look.font("body")
        self._value_font = look.font("body_strong", tabular=True)
        self._count_font = look.font("small", tabular=True)
        self._metrics = QFontMetricsF(self._name_font)
        names = [row.label for row in data.rows]
        self._columns = share_width(
            self._width, names=names, values=texts.values, counts=texts.counts, look=look
        )
        self._scale = BarScale.of(data, left=self._columns.bar_left, width=self._columns.bar)
        self.regions: Sequence[Region] = self._lay_out()

    @property
    def height(self) -> float:
        """The room it takes."""
        return self.regions[-1].rect.bottom() if self.regions else 0.0

    def words(self, at: int) -> str:
        """A row in a sentence."""
        return self._texts.sentence(at)

    def paint(self, painter: QPainter, at: int | None) -> None:
        """Draw it."""
        del at
        seen = painter.clipBoundingRect() if painter.hasClipping() else None
        for number, row in enumerate(self._data.rows):
            rect = self.regions[number].rect
            if seen is not None and not seen.intersects(rect):
                continue
            self._paint_name(painter, row, rect)
            if self._data.diverging:
                self._paint_zero(painter, self._bar_line(rect))
            self._paint_bar(painter, row, self._bar_rect(rect))
            self._paint_figures(painter, number, self._bar_line(rect))

    def _lay_out(self) -> Sequence[Region]:
        top, regions = 0.0, []
        for at, row in enumerate(self._data.rows):
            height = self._height_of(row, self._texts.counts[at])
            rect = QRectF(-_ASIDE, top, self._width + 2 * _ASIDE, height)
            regions.append(Region(rect, row.key, row=at))
            top += height
        return regions

    def _height_of(self, row: BarRow, count: str) -> float:
        if self._columns.stacked:
            return self._look.px(_STACKED + (10 if "\n" in count else 0))
        wraps = self._metrics.horizontalAdvance(row.label) > self._columns.name
        return self._look.px(_WRAPPED if wraps or "\n" in count else _ROW)

    def _bar_line(self, rect: QRectF) -> QRectF:
        """The line in which the bar and its figures stand."""
        if not self._columns.stacked:
            return rect
        return rect.adjusted(0, self._name_line, 0, -self._look.px(4))

    @property
    def _name_line(self) -> float:
        return self._metrics.height() + self._look.px(6)

    def _bar_rect(self, rect: QRectF) -> QRectF:
        line, height = self._bar_line(rect), self._look.px(_BAR)
        return QRectF(self._columns.bar_left, line.center().y() - height / 2, self._columns.bar, height)

    def _paint_zero(self, painter: QPainter, line: QRectF) -> None:
        painter.fillRect(
            QRectF(round(self._scale.zero), line.y(), 1, line.height()), self._look.colour("line")
        )

    def _paint_name(self, painter: QPainter, row: BarRow, rect: QRectF) -> None:
        metrics = self._metrics
        painter.setFont(self._name_font)
        painter.setPen(self._look.colour("ink"))
        room = QRectF(0, rect.y(), self._columns.name, rect.height())
        if self._columns.stacked:
            room.setHeight(self._name_line)
            text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            return
        option = QTextOption(Qt.AlignmentFlag.AlignVCenter)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, room.width() * 1.8)
        painter.drawText(room, text, option)

    def _paint_bar(self, painter: QPainter, row: BarRow, ground: QRectF) -> None:
        if not self._data.diverging:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("sunk"))
            painter.drawRoundedRect(ground, 3, 3)
        if row.value is None or not carries(row.value, row.evidence):
            return
        left, right = sorted((self._scale.zero, self._scale.x(row.value)))
        bar = QRectF(left, ground.y(), max(2.0, right - left), ground.height())
        colour = strong_colour(self._look, row.tone)
        solid = row.evidence is Evidence.SOLID
        painter.setPen(Qt.PenStyle.NoPen if solid else QPen(colour, 1.5))
        painter.setBrush(colour if solid else soft_colour(self._look, row.tone))
        inner = bar if solid else bar.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(inner, 3, 3)
        if not solid:
            hatch(painter, inner, colour=colour, step=self._look.px(_HATCH))
        self._paint_interval(painter, row, bar)

    def _paint_interval(self, painter: QPainter, row: BarRow, bar: QRectF) -> None:
        """A line from low to high: pale where it lies on the bar, dark beside it."""
        if row.low is None or row.high is None:
            return
        low, high = self._scale.x(row.low), self._scale.x(row.high)
        inside = self._look.colour("surface" if row.evidence is Evidence.SOLID else "ink2")
        beside = self._look.colour("ink2")
        begin, end = max(low, bar.left()), min(high, bar.right())
        middle, cap = bar.center().y(), bar.height() * 0.22
        for first, last, colour in ((low, high, beside), (begin, end, inside)):
            if first < last:
                painter.setPen(QPen(colour, 1.5))
                painter.drawLine(QLineF(first, middle, last, middle))
        for place in (low, high):
            painter.setPen(QPen(inside if bar.left() <= place <= bar.right() else beside, 1.5))
            painter.drawLine(QLineF(place, middle - cap, place, middle + cap))

    def _paint_figures(self, painter: QPainter, at: int, line: QRectF) -> None:
        columns = self._columns
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._look.colour("ink"))
        painter.setFont(self._value_font)
        value = QRectF(columns.bar_left + columns.bar, line.y(), columns.value, line.height())
        painter.drawText(value, right, self._texts.values[at])
        painter.setPen(self._look.colour("ink3"))
        painter.setFont(self._count_font)
        painter.drawText(
            QRectF(columns.value_right, line.y(), columns.count, line.height()), right, self._texts.counts[at]
        )
