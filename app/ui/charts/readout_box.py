"""A small box of words and figures in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.ui.charts.look import Look

_PAD, _APART, _OFF, _EDGE = 8, 12, 12, 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, in a font and in a token's colour."""

    text: str
    font: QFont
    colour: str

    @property
    def width(self) -> float:
        """The room it takes."""
        return QFontMetricsF(self.font).horizontalAdvance(self.text)

    @property
    def height(self) -> float:
        """The height of its line."""
        return QFontMetricsF(self.font).height()


class ReadoutBox:
    """Lines of one piece stand as they are; those of more stand in columns."""

    def __init__(self, lines: Sequence[Sequence[Piece]], look: Look) -> None:
        self._lines = lines
        self._look = look
        self._apart = look.px(_APART)
        self._line = max(piece.height for line in lines for piece in line) + look.px(2)
        rows = [line for line in lines if len(line) > 1]
        most = max((len(line) for line in rows), default=0)
        self._columns = [max(line[at].width for line in rows if at < len(line)) for at in range(most)]

    @property
    def size(self) -> QSizeF:
        """The room it takes."""
        alone = max((line[0].width for line in self._lines if len(line) == 1), default=0.0)
        across = sum(self._columns) + self._apart * max(0, len(self._columns) - 1)
        pad = 2 * self._look.px(_PAD)
        return QSizeF(max(alone, across) + pad, self._line * len(self._lines) + pad - self._look.px(2))

    def place(self, x: float, *, beside: QRectF, room: QRectF, lower: bool) -> QRectF:
        """Right or left of ``x`` and inside ``beside``, as low or as high as it goes there.

        Where that is too small the box takes what it needs of the whole ``room``.
        """
        size, off, edge = self.size, self._look.px(_OFF), self._look.px(_EDGE)
        within = beside if size.height() <= beside.height() else room
        width = min(size.width(), room.width())
        left = x + off if x + off + width <= room.right() else x - off - width
        top = within.bottom() - size.height() - edge if lower else within.top() + edge
        return QRectF(max(room.left(), left), max(room.top(), top), width, size.height())

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw it there."""
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(self._look.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        pad = self._look.px(_PAD)
        inner = box.adjusted(pad, pad, -pad, -pad)
        for number, line in enumerate(self._lines):
            self._write(painter, line, inner, top=inner.top() + number * self._line)

    def _write(self, painter: QPainter, line: Sequence[Piece], inner: QRectF, *, top: float) -> None:
        left = inner.left()
        for at, piece in enumerate(line):
            painter.setFont(piece.font)
            painter.setPen(self._look.colour(piece.colour))
            room = QRectF(left, top, inner.right() - left + 1, piece.height)
            text = QFontMetricsF(piece.font).elidedText(piece.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, 0, text)
            left += self._columns[at] + self._apart if len(line) > 1 else 0.0
