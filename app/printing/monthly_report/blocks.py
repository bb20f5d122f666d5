"""The parts of which the report is made: each tells how high it is at a width, and paints itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF, QTextOption

from app.printing.monthly_report.content import NextSteps, ReportLine, ReportTile, SaidLine
from app.ui.charts.look import PaperLook, soft_colour, strong_colour
from app.ui.theme.fonts import TextRole

GAP, PAD, WRITING_LINE = 12.0, 10.0, 26.0
_ENDLESS = 100_000


class Block(Protocol):
    """A part of the report; it is never broken in two."""

    def height(self, width: float) -> float:
        """The room it takes at a width."""
        ...

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw it."""
        ...


@dataclass(frozen=True)
class Words:
    """A paragraph in one font and colour."""

    look: PaperLook
    text: str
    role: TextRole = "body"
    colour: str = "ink"

    def height(self, width: float) -> float:
        """So many lines as it needs."""
        if not self.text:
            return 0.0
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        room = QRectF(0, 0, width - 1, _ENDLESS)
        return QFontMetricsF(self.look.font(self.role)).boundingRect(room, flags, self.text).height() + 2

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Write it."""
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.setFont(self.look.font(self.role))
        painter.setPen(self.look.colour(self.colour))
        painter.drawText(QRectF(room.x(), room.y(), room.width(), room.height() + 4), self.text, option)


@dataclass(frozen=True)
class Stack:
    """Parts one below the other."""

    parts: Sequence[Block]
    gap: float = 3.0

    def height(self, width: float) -> float:
        """All of them; those without any height leave no gap."""
        heights = [height for part in self.parts if (height := part.height(width))]
        return sum(heights) + self.gap * max(0, len(heights) - 1)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw them."""
        top = room.y()
        for part in self.parts:
            if height := part.height(room.width()):
                part.paint(painter, QRectF(room.x(), top, room.width(), height))
                top += height + self.gap


@dataclass(frozen=True)
class Beside:
    """Parts side by side, each with its share of the width."""

    parts: Sequence[Block]
    shares: Sequence[float]
    gap: float = GAP

    def height(self, width: float) -> float:
        """That of the highest."""
        widths = self._widths(width)
        return max(part.height(each) for part, each in zip(self.parts, widths, strict=True))

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw them, all as high as the highest."""
        left = room.x()
        for part, width in zip(self.parts, self._widths(room.width()), strict=True):
            part.paint(painter, QRectF(left, room.y(), width, room.height()))
            left += width + self.gap

    def _widths(self, width: float) -> list[float]:
        free = width - self.gap * (len(self.parts) - 1)
        return [free * share / sum(self.shares) for share in self.shares]


@dataclass(frozen=True)
class Card:
    """A part in a frame."""

    look: PaperLook
    inner: Block

    def height(self, width: float) -> float:
        """With the room inside the frame."""
        return self.inner.height(width - 2 * PAD) + 2 * PAD

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw the frame, then what is in it."""
        paint_frame(painter, room, look=self.look)
        self.inner.paint(painter, room.adjusted(PAD, PAD, -PAD, -PAD))


def paint_frame(painter: QPainter, room: QRectF, *, look: PaperLook) -> None:
    """A thin line with round corners."""
    painter.setPen(QPen(look.colour("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)


@dataclass(frozen=True)
class TileRow:
    """Figures large, each with what it is above and how sure it is below, all on the same lines."""

    look: PaperLook
    tiles: Sequence[ReportTile]
    gap: float = 8.0

    def height(self, width: float) -> float:
        """The lines of the highest, in their frame."""
        return sum(self._heights(self._inner(width))) + 2 * PAD

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw them."""
        inner = self._inner(room.width())
        heights = self._heights(inner)
        for at, tile in enumerate(self.tiles):
            left = room.x() + at * (inner + 2 * PAD + self.gap)
            frame = QRectF(left, room.y(), inner + 2 * PAD, room.height())
            paint_frame(painter, frame, look=self.look)
            top = room.y() + PAD
            for part, height in zip(self._parts(tile), heights, strict=True):
                part.paint(painter, QRectF(left + PAD, top, inner, height))
                top += height

    def _inner(self, width: float) -> float:
        count = max(1, len(self.tiles))
        return (width - self.gap * (count - 1)) / count - 2 * PAD

    def _heights(self, inner: float) -> list[float]:
        rows = zip(*map(self._parts, self.tiles), strict=True)
        return [max(part.height(inner) for part in row) for row in rows]

    def _parts(self, tile: ReportTile) -> tuple[Block, ...]:
        look = self.look
        return (
            Words(look, tile.label, "tiny", "ink2"),
            Words(look, tile.value, "page_title"),
            _ChangeLine(look, tile),
            Words(look, tile.note, "tiny", "ink3"),
        )


@dataclass(frozen=True)
class _ChangeLine:
    """The change in words; an arrow and a colour only where it is more than chance."""

    look: PaperLook
    tile: ReportTile

    def height(self, width: float) -> float:
        return self._words.height(width - self._aside)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        if self.tile.arrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour(self._colour))
            painter.drawPolygon(_arrow(room.x(), room.y() + 4, up=self.tile.arrow > 0))
        self._words.paint(painter, room.adjusted(self._aside, 0, 0, 0))

    @property
    def _aside(self) -> float:
        return 12.0 if self.tile.arrow else 0.0

    @property
    def _colour(self) -> str:
        return {1: "good", -1: "alert"}.get(self.tile.arrow, "ink2")

    @property
    def _words(self) -> Words:
        return Words(self.look, self.tile.change, "tiny", self._colour)


def _arrow(left: float, top: float, *, up: bool) -> QPolygonF:
    base, tip = (top + 7, top) if up else (top, top + 7)
    return QPolygonF([QPointF(left, base), QPointF(left + 8, base), QPointF(left + 4, tip)])


@dataclass(frozen=True)
class FigureLine:
    """What it is on the left, what it says on the right, how sure that is below; a line closes it."""

    look: PaperLook
    line: ReportLine

    def height(self, width: float) -> float:
        """The name and the figure in one row, the note below."""
        return self._row.height(width) + self._note.height(width) + 5

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw it."""
        height = self._row.height(room.width())
        self._row.paint(painter, QRectF(room.x(), room.y(), room.width(), height))
        self._note.paint(painter, room.adjusted(0, height, 0, 0))
        painter.setPen(QPen(self.look.colour("line"), 0.75))
        painter.drawLine(QLineF(room.left(), room.bottom(), room.right(), room.bottom()))

    @property
    def _row(self) -> Beside:
        name = Words(self.look, self.line.label, "small", "ink")
        if not self.line.value:
            return Beside((name,), (1.0,))
        return Beside((name, _Right(self.look, self.line.value)), (0.68, 0.32), gap=6)

    @property
    def _note(self) -> Words:
        return Words(self.look, self.line.note, "tiny", "ink3")


@dataclass(frozen=True)
class _Right:
    """A figure at the right edge."""

    look: PaperLook
    text: str

    def height(self, width: float) -> float:
        return Words(self.look, self.text, "small_strong").height(width)

    def paint(self, painter: QPainter, room: QRectF) -> None:
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.setFont(self.look.font("small_strong"))
        painter.setPen(self.look.colour("ink"))
        painter.drawText(room.adjusted(0, 0, 0, 4), self.text, option)


@dataclass(frozen=True)
class Said:
    """A comment beside its score."""

    look: PaperLook
    line: SaidLine
    breadth: float = 26.0

    def height(self, width: float) -> float:
        """The words, or the score where it is higher."""
        return max(20.0, self._stack.height(width - self.breadth - 8)) + 3

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw both."""
        chip = QRectF(room.x(), room.y() + 1, self.breadth, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft_colour(self.look, self.line.tone))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setFont(self.look.font("small_strong"))
        painter.setPen(strong_colour(self.look, self.line.tone))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.line.score)
        self._stack.paint(painter, room.adjusted(self.breadth + 8, 0, 0, 0))

    @property
    def _stack(self) -> Stack:
        said = Words(self.look, self.line.text, "small")
        return Stack((said, Words(self.look, self.line.aside, "tiny", "ink3")), gap=0)


@dataclass(frozen=True)
class WritingLines:
    """Empty lines to write on."""

    look: PaperLook
    count: int

    def height(self, width: float) -> float:
        """All of them."""
        del width
        return self.count * WRITING_LINE

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Draw them."""
        painter.setPen(QPen(self.look.colour("ink3"), 0.5))
        for at in range(1, self.count + 1):
            y = room.y() + at * WRITING_LINE - 2
            painter.drawLine(QLineF(room.left(), y, room.right(), y))


def next_block(look: PaperLook, steps: NextSteps, *, more_lines: int) -> Stack:
    """What was changed, what is heard most, and room for what comes next."""
    done = _list_of(look, steps.done_title, steps.done)
    heard = _list_of(look, steps.heard_title, steps.heard)
    return Stack(
        (
            Words(look, steps.title, "card_title"),
            Beside((done, heard), (1, 1), gap=2 * GAP),
            Words(look, steps.write, "small_strong", "ink2"),
            WritingLines(look, steps.lines + more_lines),
        ),
        gap=6,
    )


def _list_of(look: PaperLook, title: str, texts: Sequence[str]) -> Stack:
    lines = (Words(look, text, "small") for text in texts)
    return Stack((Words(look, title, "small_strong", "ink2"), *lines), gap=3)
