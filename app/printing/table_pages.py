"""A table as it stands on paper: the heading on every page, no row broken in two, pages numbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtPrintSupport import QPrinter

from app.core.sheets import Cell, Sheet, SheetColumn
from app.core.words import gettext as _

CellWords = Callable[[Cell], str]
_BODY_PT, _SMALL_PT, _TITLE_PT = 8.5, 7.5, 15.0
_INK, _FAINT, _LINE, _SHADE = "#1D2426", "#5C6664", "#C9C2B6", "#F3EFE8"
_PAD_PT = 4.0
_POINTS_PER_INCH = 72.0
_LINE_END = "\u2028"


class TablePages:
    """Paints a sheet on a printer in the font ``family``; ``words`` writes days, instants and figures."""

    def __init__(self, sheet: Sheet, *, words: CellWords, family: str) -> None:
        self.title = sheet.title
        self._facts = sheet.facts
        self._columns = sheet.columns
        self._rows = [tuple(words(cell) for cell in row) for row in sheet.rows]
        self._family = family

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        painter = QPainter(printer)
        try:
            pen = _Pen(painter, printer, family=self._family, columns=self._columns)
            starts = self._page_starts(pen)
            for number, (first, last) in enumerate(starts, start=1):
                if number > 1:
                    printer.newPage()
                self._paint_page(pen, first, last, footer=_footer(number, len(starts)))
        finally:
            painter.end()

    def _page_starts(self, pen: _Pen) -> list[tuple[int, int]]:
        """Which rows stand on which page, as [first, last)."""
        heading = pen.row_height([column.title for column in self._columns], pen.small_bold)
        room = pen.room - heading - self._head_height(pen)
        pages, first = [], 0
        for at, row in enumerate(self._rows):
            height = pen.row_height(row, pen.body)
            if height > room and at > first:
                pages.append((first, at))
                first, room = at, pen.room - heading
            room -= height
        return [*pages, (first, len(self._rows))]

    def _paint_page(self, pen: _Pen, first: int, last: int, *, footer: str) -> None:
        top = 0.0
        if first == 0:
            for text, font, colour in self._head(pen):
                top = pen.line(text, top, font=font, colour=colour)
            top += 2 * pen.pad
        top = pen.row([column.title for column in self._columns], top, font=pen.small_bold, shade=True)
        for row in self._rows[first:last]:
            top = pen.row(row, top, font=pen.body)
        pen.foot(footer)

    def _head(self, pen: _Pen) -> list[tuple[str, QFont, str]]:
        return [(self.title, pen.title, _INK), *((fact, pen.body, _FAINT) for fact in self._facts)]

    def _head_height(self, pen: _Pen) -> float:
        return sum(pen.line_height(font) for _text, font, _colour in self._head(pen)) + 2 * pen.pad


def _footer(number: int, pages: int) -> str:
    return _("Page {number} of {pages}").format(number=number, pages=pages)


@dataclass
class _Pen:
    """What draws on one printer: its measures, in the printer's own dots."""

    painter: QPainter
    printer: QPrinter
    family: str
    columns: Sequence[SheetColumn]

    def __post_init__(self) -> None:
        area = self.printer.pageLayout().paintRectPixels(self.printer.resolution())
        self.width, self.height = float(area.width()), float(area.height())
        self.pad = _PAD_PT * self.printer.resolution() / _POINTS_PER_INCH
        self.body = self._font(_BODY_PT)
        self.small_bold = self._font(_SMALL_PT, QFont.Weight.DemiBold)
        self.title = self._font(_TITLE_PT, QFont.Weight.DemiBold)
        whole = sum(column.share for column in self.columns)
        self.widths = [self.width * column.share / whole for column in self.columns]
        self.room = self.height - self.line_height(self.body) - 2 * self.pad

    def line_height(self, font: QFont) -> float:
        return QFontMetricsF(font, self.printer).height() + self.pad / 2

    def row_height(self, texts: Sequence[str], font: QFont) -> float:
        cells = zip(self.columns, texts, self.widths, strict=True)
        heights = (self._laid_out(*cell, font=font).boundingRect().height() for cell in cells)
        return max([QFontMetricsF(font, self.printer).height(), *heights]) + 2 * self.pad

    def line(self, text: str, top: float, *, font: QFont, colour: str) -> float:
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        height = self.line_height(font)
        self.painter.drawText(QRectF(0, top, self.width, height), int(Qt.AlignmentFlag.AlignVCenter), text)
        return top + height

    def row(self, texts: Sequence[str], top: float, *, font: QFont, shade: bool = False) -> float:
        height = self.row_height(texts, font)
        if shade:
            self.painter.fillRect(QRectF(0, top, self.width, height), QColor(_SHADE))
        self.painter.setPen(QColor(_INK))
        left = 0.0
        for column, text, width in zip(self.columns, texts, self.widths, strict=True):
            layout = self._laid_out(column, text, width, font=font)
            layout.draw(self.painter, QPointF(left + self.pad, top + self.pad))
            left += width
        self.painter.setPen(QPen(QColor(_LINE), self.pad / 8))
        self.painter.drawLine(QPointF(0, top + height), QPointF(self.width, top + height))
        return top + height

    def foot(self, text: str) -> None:
        self.painter.setFont(self.small_bold)
        self.painter.setPen(QColor(_FAINT))
        place = QRectF(0, self.height - self.line_height(self.body), self.width, self.line_height(self.body))
        self.painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), text)

    def _laid_out(self, column: SheetColumn, text: str, width: float, *, font: QFont) -> QTextLayout:
        """The text in lines that fit a cell; what has no place to break breaks anywhere."""
        layout = QTextLayout(text.replace("\n", _LINE_END), font, self.printer)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - 2 * self.pad)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.family)
        font.setPointSizeF(points)
        font.setWeight(weight)
        return font
