"""A chart with its title and what it shows, laid out for a file or for paper, in light colours."""

from __future__ import annotations

from math import ceil
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextOption

from app.ui.charts.look import Look, PaperLook
from app.ui.theme.fonts import TextRole

WIDTH = 960
_MARGIN, _GAP, _LINE_GAP = 32, 16, 4
_ENDLESS = 10_000


class Paintable(Protocol):
    """A chart that paints itself anywhere."""

    def paint_on(self, painter: QPainter, size: QSizeF, *, look: Look) -> None:
        """Draw it in these colours."""
        ...

    def paper_height(self, width: float, look: Look) -> float:
        """The height that shows all of it well."""
        ...


class PaperChart:
    """``caption`` names the period and the filters."""

    def __init__(self, chart: Paintable, title: str, caption: str) -> None:
        self._chart = chart
        self._look = PaperLook()
        self._inner = float(WIDTH - 2 * _MARGIN)
        self._lines: list[tuple[str, TextRole, str, QRectF]] = []
        self._top = float(_MARGIN)
        self._add_line(title, "panel_title", "ink")
        self._add_line(caption, "small", "ink2")
        self._top += _GAP - _LINE_GAP
        self._chart_height = chart.paper_height(self._inner, self._look)

    @property
    def size(self) -> QSize:
        """The size in logical pixels."""
        return QSize(WIDTH, ceil(self._top + self._chart_height + _MARGIN))

    def paint(self, painter: QPainter) -> None:
        """Draw all of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), self._look.colour("surface"))
        for text, role, colour, room in self._lines:
            painter.setFont(self._look.font(role))
            painter.setPen(self._look.colour(colour))
            painter.drawText(room, text, _wrapping())
        painter.translate(_MARGIN, self._top)
        self._chart.paint_on(painter, QSizeF(self._inner, self._chart_height), look=self._look)

    def _add_line(self, text: str, role: TextRole, colour: str) -> None:
        if not text:
            return
        metrics = QFontMetricsF(self._look.font(role))
        room = QRectF(0, 0, self._inner, _ENDLESS)
        height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        self._lines.append((text, role, colour, QRectF(_MARGIN, self._top, self._inner, height + 2)))
        self._top += height + _LINE_GAP


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option
