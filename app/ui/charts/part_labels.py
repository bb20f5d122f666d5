"""The words below a strip of parts: in one line, or one below the other where they have no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from app.ui.charts.look import Look, strong_colour

_SWATCH, _GAP = 8, 5


class PartLabels:
    """The first label begins at the left, the last ends at the right, those between are spread."""

    def __init__(self, texts: Sequence[str], width: float, *, look: Look) -> None:
        self._texts = texts
        self._look = look
        self._width = width
        self._font = look.font("small", tabular=True)
        metrics = QFontMetricsF(self._font)
        self._line = metrics.height() + look.px(2)
        self._room = look.px(_SWATCH + _GAP)
        self._widths = [self._room + metrics.horizontalAdvance(text) for text in texts]
        self.stacked = sum(self._widths) + look.px(12) * (len(texts) - 1) > width

    @property
    def height(self) -> float:
        """The room they take."""
        return self._line * (len(self._texts) if self.stacked else min(1, len(self._texts)))

    def places(self, top: float) -> Sequence[QRectF]:
        """Where each label is written."""
        if self.stacked:
            return [
                QRectF(0, top + at * self._line, self._width, self._line) for at in range(len(self._texts))
            ]
        spare = self._width - sum(self._widths)
        between = spare / max(1, len(self._texts) - 1)
        lefts = [sum(self._widths[:at]) + at * between for at in range(len(self._texts))]
        return [
            QRectF(left, top, width + 1, self._line) for left, width in zip(lefts, self._widths, strict=True)
        ]

    def paint(self, painter: QPainter, top: float, tones: Sequence[str]) -> None:
        """Write them, each after a mark in its colour."""
        side = self._look.px(_SWATCH)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        for text, tone, place in zip(self._texts, tones, self.places(top), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(strong_colour(self._look, tone))
            painter.drawRoundedRect(QRectF(place.x(), place.center().y() - side / 2, side, side), 2, 2)
            painter.setPen(self._look.colour("ink2"))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() - self._room)
            painter.drawText(place.adjusted(self._room, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
