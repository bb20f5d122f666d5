"""Task sheets on paper: to be read at arm's length, and no moment broken in two where it fits on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from app.core.words import gettext as _
from app.moments.sheets.schemas import SheetMoment
from app.printing.rich_pages import ClosedDocument
from app.printing.task_sheet.blocks import head_html, moment_html, nothing_html

_MM_PER_INCH = 25.4
_BODY_PT, _SMALL_PT = 12.0, 9.0
_FOOT_MM, _GAP_MM = 8.0, 7.0
_FAINT, _LINE = "#5C6664", "#22292B"


def task_sheet(moments: Sequence[SheetMoment], *, title: str, facts: Iterable[str], family: str) -> TaskPages:
    """The pages: one block for each moment, what must not go wrong first."""
    blocks = [moment_html(moment) for moment in moments] or [nothing_html()]
    return TaskPages(title, [head_html(title, facts), *blocks], family=family)


class TaskPages:
    """Paints blocks of HTML below each other; one that does not fit any more begins the next page."""

    def __init__(self, title: str, blocks: Sequence[str], *, family: str) -> None:
        self.title = title
        self._blocks = tuple(blocks)
        self._family = family

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        painter = QPainter(printer)
        try:
            page = _Page(painter, printer, family=self._family)
            for at, html in enumerate(self._blocks):
                page.put(html, ruled=at > 0)
            page.end()
        finally:
            painter.end()


class _Page:
    """The page that is being filled, measured in the printer's own dots."""

    def __init__(self, painter: QPainter, printer: QPrinter, *, family: str) -> None:
        self._painter = painter
        self._printer = printer
        self._family = family
        # With the first document that goes, PySide would take the printer for gone too.
        self._documents: list[ClosedDocument] = []
        self._dots = printer.resolution() / _MM_PER_INCH
        area = printer.pageLayout().paintRectPixels(printer.resolution())
        self._width, self._height = float(area.width()), float(area.height())
        self._room = self._height - _FOOT_MM * self._dots
        self._top, self._number = 0.0, 1

    def put(self, html: str, *, ruled: bool) -> None:
        """Add a block, on a new page where it would be broken here and fits there."""
        document = ClosedDocument(html, family=self._family, points=_BODY_PT)
        document.documentLayout().setPaintDevice(self._printer)
        self._documents.append(document)
        document.setTextWidth(self._width)
        height = document.size().height()
        gap = _GAP_MM * self._dots if ruled else 0.0
        if self._top and self._top + gap + height > self._room:
            self._turn()
        if ruled:
            self._rule()
        done = 0.0
        while height - done > self._room - self._top:
            # Longer than a page: it goes on after the last whole line.
            end = _break_above(document, done + self._room - self._top)
            end = end if end > done else done + self._room - self._top
            self._draw(document, done, end)
            done = end
            self._turn()
        self._draw(document, done, height)
        self._top += height - done

    def end(self) -> None:
        """Number the last page."""
        font = QFont(self._family)
        font.setPointSizeF(_SMALL_PT)
        self._painter.setFont(font)
        self._painter.setPen(QColor(_FAINT))
        place = QRectF(0, self._room, self._width, self._height - self._room)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        self._painter.drawText(place, int(where), _("Page {number}").format(number=self._number))

    def _turn(self) -> None:
        self.end()
        self._printer.newPage()
        self._top, self._number = 0.0, self._number + 1

    def _rule(self) -> None:
        gap = _GAP_MM * self._dots
        self._painter.setPen(QPen(QColor(_LINE), self._dots / 3))
        y = self._top + (gap / 2 if self._top else 0)
        self._painter.drawLine(
            QRectF(0, y, self._width, 0).topLeft(), QRectF(0, y, self._width, 0).topRight()
        )
        self._top += gap if self._top else gap / 2

    def _draw(self, document: ClosedDocument, first: float, last: float) -> None:
        self._painter.save()
        self._painter.translate(0, self._top - first)
        document.drawContents(self._painter, QRectF(0, first, self._width, last - first))
        self._painter.restore()


def _break_above(document: ClosedDocument, bottom: float) -> float:
    """The lowest place above ``bottom`` where no line of any column is cut; 0 for none."""
    place, reached = 0.0, 0.0
    for top, end in sorted(_lines(document)):
        if top >= reached:
            middle = (reached + top) / 2
            if middle > bottom:
                break
            place = middle
        reached = max(reached, end)
    return place


def _lines(document: ClosedDocument) -> Iterator[tuple[float, float]]:
    """Where each line of text begins and ends."""
    block, layout = document.begin(), document.documentLayout()
    while block.isValid():
        top, text = layout.blockBoundingRect(block).top(), block.layout()
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            yield top + line.y(), top + line.y() + line.height()
        block = block.next()
