"""How many gave each answer, and the parts they make up, laid out and painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath

from app.ui.charts.data import ChartWording, DistributionBar, DistributionData, DistributionPart
from app.ui.charts.figure_words import value_words
from app.ui.charts.look import Look, strong_colour
from app.ui.charts.part_labels import PartLabels
from app.ui.charts.regions import Region
from app.ui.charts.units import PERCENT

_WIDEST_COLUMN, _FILLED = 44, 0.74
_LEAST_BARS, _MOST_BARS = 72, 190
_STRIP, _SEAM = 10, 2


class DistributionDrawing:
    """Bars over their answers; below them a strip of the parts with its words."""

    def __init__(self, data: DistributionData, size: QSizeF, *, look: Look, wording: ChartWording) -> None:
        self._data = data
        self._look = look
        self._wording = wording
        self._width = max(1.0, size.width())
        self._font = look.font("tiny", tabular=True)
        self._line = QFontMetricsF(self._font).height()
        texts = [part_words(part, wording) for part in data.parts]
        self._labels = PartLabels(texts, self._width, look=look)
        self._bars_height = self._room_for_bars(size.height())
        self.regions: Sequence[Region] = (*self._bar_regions(), *self._part_regions())

    @property
    def height(self) -> float:
        """The least room it takes."""
        return self._fixed + self._look.px(_LEAST_BARS)

    def words(self, at: int) -> str:
        """A bar or a part in words."""
        bars = self._data.bars
        if at < len(bars):
            return bar_words(bars[at], sum(bar.n for bar in bars), wording=self._wording)
        return part_words(self._data.parts[at - len(bars)], self._wording)

    def paint(self, painter: QPainter, at: int | None) -> None:
        """Draw it; the bar pointed at shows how many."""
        most = max((bar.n for bar in self._data.bars), default=0) or 1
        numbers = range(len(self._data.bars))
        for number in sorted(numbers, key=lambda each: each == at):
            bar, rect = self._data.bars[number], self.regions[number].rect
            self._paint_bar(painter, bar, rect, part=bar.n / most, told=number == at)
        if self._data.parts:
            self._paint_strip(painter)

    @property
    def _fixed(self) -> float:
        gap = self._look.px(4)
        below = self._look.px(14) + _STRIP + gap + self._labels.height if self._data.parts else 0
        return self._line + self._line + gap + below

    def _room_for_bars(self, height: float) -> float:
        px = self._look.px
        return min(max(px(_LEAST_BARS), height - self._fixed), px(_MOST_BARS))

    @property
    def _floor(self) -> float:
        return self._line + self._bars_height

    def _bar_regions(self) -> Sequence[Region]:
        bars = self._data.bars
        if not bars:
            return ()
        column = min(self._look.px(_WIDEST_COLUMN), self._width / len(bars))
        left = (self._width - column * len(bars)) / 2
        height = self._floor + self._look.px(4) + self._line
        return [
            Region(
                QRectF(left + at * column, 0, column, height),
                bar.key,
                row=0,
                column=at,
            )
            for at, bar in enumerate(bars)
        ]

    def _part_regions(self) -> Sequence[Region]:
        top, left = self._strip_top, 0.0
        whole = sum(part.share for part in self._data.parts) or 1.0
        regions = []
        for at, part in enumerate(self._data.parts):
            breadth = self._width * part.share / whole
            regions.append(Region(QRectF(left, top, breadth, _STRIP), part.key, row=1, column=at))
            left += breadth
        return regions

    @property
    def _strip_top(self) -> float:
        return self._floor + self._look.px(4) + self._line + self._look.px(14)

    def _paint_bar(
        self, painter: QPainter, bar: DistributionBar, rect: QRectF, *, part: float, told: bool
    ) -> None:
        breadth = rect.width() * _FILLED
        height = max(2.0, self._bars_height * part) if bar.n else 0.0
        left = rect.x() + (rect.width() - breadth) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(strong_colour(self._look, bar.tone))
        painter.drawRoundedRect(QRectF(left, self._floor - height, breadth, height), 2, 2)
        painter.setFont(self._font)
        painter.setPen(self._look.colour("ink2"))
        below = QRectF(rect.x(), self._floor + self._look.px(4), rect.width(), self._line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)
        if told:
            self._tell(
                painter, self._wording.number(bar.n), middle=rect.center().x(), bottom=self._floor - height
            )

    def _tell(self, painter: QPainter, text: str, *, middle: float, bottom: float) -> None:
        """Write how many above a bar, over whatever stands beside it."""
        breadth = QFontMetricsF(self._font).horizontalAdvance(text) + self._look.px(6)
        left = min(max(0.0, middle - breadth / 2), self._width - breadth)
        place = QRectF(left, bottom - self._line - 1, breadth, self._line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(place, 3, 3)
        painter.setPen(self._look.colour("ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_strip(self, painter: QPainter) -> None:
        top = self._strip_top
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(0, top, self._width, _STRIP), _STRIP / 2, _STRIP / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        parts = self.regions[len(self._data.bars) :]
        for part, region in zip(self._data.parts, parts, strict=True):
            piece = QPainterPath()
            last = region is parts[-1]
            piece.addRect(region.rect.adjusted(0, 0, 0 if last else -_SEAM, 0))
            painter.setBrush(strong_colour(self._look, part.tone))
            painter.drawPath(piece.intersected(whole))
        tones = [part.tone for part in self._data.parts]
        self._labels.paint(painter, top + _STRIP + self._look.px(4), tones)


def bar_words(bar: DistributionBar, total: int, *, wording: ChartWording) -> str:
    """One bar in words ("9: 412, 34%")."""
    share = value_words(100 * bar.n / total, PERCENT, wording=wording) if total else ""
    counted = ", ".join(filter(None, (wording.number(bar.n), share)))
    return f"{bar.label}: {counted}"


def part_words(part: DistributionPart, wording: ChartWording) -> str:
    """One part in words ("61% promoters")."""
    return f"{value_words(100 * part.share, PERCENT, wording=wording)} {part.label}"
