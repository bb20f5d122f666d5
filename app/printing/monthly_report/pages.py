"""The report of a month on as many pages as it takes, one to three."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.core.words import gettext as _
from app.printing.monthly_report.blocks import (
    GAP,
    WRITING_LINE,
    Beside,
    Block,
    Card,
    FigureLine,
    Said,
    Stack,
    TileRow,
    Words,
    next_block,
)
from app.printing.monthly_report.charts import chart_block
from app.printing.monthly_report.content import ReportChart, ReportContent, ReportLines, SaidLines
from app.ui.charts.look import PaperLook

_DOTS = 96.0
_SCALE = 0.9
_FOOT = 26.0
_MOST_LINES, _ON_ITS_OWN = 8, 40


class MonthlyReport:
    """Paints the report in light colours; its lengths are logical pixels, 96 to an inch.

    ``pages_painted`` is how many there were the last time.
    """

    def __init__(self, content: ReportContent) -> None:
        self.title = f"{content.title} – {content.venue}"
        self._content = content
        self._look = PaperLook(_SCALE)
        self.pages_painted = 0

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        scale = printer.resolution() / _DOTS
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        pages = self.pages(QSizeF(area.width() / scale, area.height() / scale))
        self.pages_painted = len(pages)
        painter = QPainter(printer)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            for number, paint_page in enumerate(pages, start=1):
                if number > 1:
                    printer.newPage()
                paint_page(painter)
        finally:
            painter.end()

    def pages(self, size: QSizeF) -> Sequence[Callable[[QPainter], None]]:
        """What paints one page after the other into a room of this size, from its left top corner."""
        foot = QRectF(0, size.height() - _FOOT, size.width(), _FOOT)
        laid_out = self._on_pages(size.width(), foot.top())

        def painter_of(number: int, blocks: Sequence[Block]) -> Callable[[QPainter], None]:
            def paint_page(painter: QPainter) -> None:
                self._paint_page(painter, blocks, size.width())
                self._paint_foot(painter, foot, number, len(laid_out))

            return paint_page

        return [painter_of(number, blocks) for number, blocks in enumerate(laid_out, start=1)]

    def _on_pages(self, width: float, height: float) -> list[list[Block]]:
        """Which parts stand on which page; none is broken in two."""
        pages: list[list[Block]] = [[]]
        room = height
        for block in (*self._blocks(), self._next(0)):
            needed = block.height(width) + GAP
            if pages[-1] and needed - GAP > room:
                pages.append([])
                room = height
            pages[-1].append(block)
            room -= needed
        # Alone on its page it is a page to write on.
        most = _MOST_LINES if len(pages[-1]) > 1 else _ON_ITS_OWN
        pages[-1][-1] = self._next(min(most, int((room + GAP) / WRITING_LINE)))
        return pages

    def _next(self, lines: int) -> Block:
        """What comes next, with so many lines to write on beside those it always has."""
        return Card(self._look, next_block(self._look, self._content.next_steps, more_lines=lines))

    def _paint_page(self, painter: QPainter, blocks: Sequence[Block], width: float) -> None:
        top = 0.0
        for block in blocks:
            height = block.height(width)
            block.paint(painter, QRectF(0, top, width, height))
            top += height + GAP

    def _paint_foot(self, painter: QPainter, room: QRectF, number: int, count: int) -> None:
        look = self._look
        painter.setPen(QPen(look.colour("line"), 0.75))
        painter.drawLine(QLineF(room.left(), room.top() + 6, room.right(), room.top() + 6))
        painter.setFont(look.font("tiny"))
        painter.setPen(look.colour("ink3"))
        line = room.adjusted(0, 10, 0, 0)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.title)
        told = _("Page {number} of {pages}").format(number=number, pages=count)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)

    def _blocks(self) -> list[Block]:
        look, content = self._look, self._content
        if content.nothing:
            return [self._head(), Words(look, content.nothing, "body", "ink2")]
        others = Stack((self._lines(content.moments), self._lines(content.answered)), gap=GAP)
        return [
            self._head(),
            TileRow(look, content.tiles),
            self._chart(content.trend),
            *self._answers(),
            Beside((self._lines(content.recovery), others), (1, 1)),
        ]

    def _answers(self) -> list[Block]:
        """How answers spread, along the journey, what was said and why; close together where there is little."""
        content = self._content
        journey, why = self._chart(content.journey), self._chart(content.why)
        said = Beside((self._said(content.good), self._said(content.bad)), (1, 1))
        if content.journey.has_rows:
            return [Beside((self._chart(content.spread), journey), (0.42, 0.58)), said, why]
        return [Beside((self._chart(content.spread), Stack((journey, why), gap=GAP)), (0.42, 0.58)), said]

    def _head(self) -> Block:
        look, content = self._look, self._content
        facts = [Words(look, fact, "small", "ink2") for fact in content.facts]
        return Stack(
            (
                Words(look, content.venue, "small_strong", "brand"),
                Words(look, content.title, "hero"),
                *facts,
            ),
            gap=1,
        )

    def _chart(self, chart: ReportChart) -> Block:
        look = self._look
        title = Words(look, chart.title, "card_title")
        picture = chart_block(chart, look=look, wording=self._content.wording)
        note = "" if isinstance(picture, Words) else chart.note
        return Card(look, Stack((title, picture, Words(look, note, "tiny", "ink3")), gap=8))

    def _said(self, said: SaidLines) -> Block:
        look = self._look
        lines = [Said(look, line) for line in said.lines]
        empty = Words(look, "" if lines else said.empty, "small", "ink2")
        return Card(look, Stack((Words(look, said.title, "card_title"), *lines, empty), gap=6))

    def _lines(self, told: ReportLines) -> Block:
        look = self._look
        lines = [FigureLine(look, line) for line in told.lines]
        return Card(look, Stack((Words(look, told.title, "card_title"), *lines), gap=5))
