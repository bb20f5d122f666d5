"""A card on paper: A4 across, its outside first, to be folded to A5."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer

from app.core.words import gettext as _
from app.printing.guest_card.facts import FRONT, INSIDE
from app.printing.rich_pages import ClosedDocument
from app.printing.templating import fill_template

_FAINT, _PLUM = "#5C6664", "#77487F"
_MM_PER_INCH = 25.4
_PAD_MM, _FOLD_MM, _SMALL_PT = 16.0, 4.0, 9.0
_FRAME_MM, _CORNER_MM, _ORNAMENT_MM = 3.0, 3.0, 22.0


class FoldedCard:
    """Paints the two sides of a card: printed on both sides and folded in the middle, it reads as a book.

    ``front`` and ``inside`` are templates; empty ones stand for the usual card. ``ornament`` is the SVG of
    a small picture above the greeting. Raises InvalidInput that names the template that cannot be filled.
    """

    def __init__(
        self,
        places: Mapping[str, str],
        *,
        family: str,
        front: str = "",
        inside: str = "",
        ornament: str = "",
    ) -> None:
        self._ornament = ornament
        self.title = _("Card for {name}").format(name=places["name"])
        self._family = family
        self._venue = places["venue"]
        self._front = fill_template(front or FRONT, places, field="card_front")
        self._inside = fill_template(inside or INSIDE, places, field="card_inside")

    def paint(self, printer: QPrinter) -> None:
        """Paint the outside, then the inside."""
        painter = QPainter(printer)
        try:
            sheet = _Sheet(painter, printer, family=self._family)
            sheet.fold()
            sheet.back(self._venue)
            sheet.frame()
            sheet.right_half(self._front, ornament=self._ornament)
            printer.newPage()
            sheet.fold()
            sheet.right_half(self._inside)
        finally:
            painter.end()


class _Sheet:
    """One printer's sheet, measured in its own dots."""

    def __init__(self, painter: QPainter, printer: QPrinter, *, family: str) -> None:
        self._painter = painter
        self._printer = printer
        self._family = family
        # With the first document that goes, PySide would take the printer for gone too.
        self._documents: list[ClosedDocument] = []
        layout = printer.pageLayout()
        self._dots = printer.resolution() / _MM_PER_INCH
        whole = layout.fullRectPixels(printer.resolution())
        area = layout.paintRectPixels(printer.resolution())
        # The fold is in the middle of the paper, wherever the margins lie.
        self._middle = whole.width() / 2 - area.x()
        self._width, self._height = float(area.width()), float(area.height())

    def fold(self) -> None:
        """Two short strokes at the edges, where the sheet is folded."""
        self._painter.setPen(QPen(QColor(_FAINT), self._dots / 8))
        for top in (0.0, self._height - _FOLD_MM * self._dots):
            start = QPointF(self._middle, top)
            self._painter.drawLine(start, QPointF(self._middle, top + _FOLD_MM * self._dots))

    def back(self, venue: str) -> None:
        """The name of the venue, small at the foot of the back."""
        font = QFont(self._family)
        font.setPointSizeF(_SMALL_PT)
        self._painter.setFont(font)
        self._painter.setPen(QColor(_FAINT))
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        foot = self._height - 2 * _FOLD_MM * self._dots
        self._painter.drawText(QRectF(0, 0, self._middle, foot), int(where), venue)

    def frame(self) -> None:
        """A fine line round the front."""
        inset = _FRAME_MM * self._dots
        self._painter.setPen(QPen(QColor(_PLUM), self._dots / 4))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        area = QRectF(self._middle, 0, self._width - self._middle, self._height)
        corner = _CORNER_MM * self._dots
        self._painter.drawRoundedRect(area.adjusted(2 * inset, inset, -inset, -inset), corner, corner)

    def right_half(self, html: str, *, ornament: str = "") -> None:
        """The text in the middle of the half, cut where it would run off the paper."""
        pad = _PAD_MM * self._dots
        room = QRectF(self._middle + pad, pad, self._width - self._middle - 2 * pad, self._height - 2 * pad)
        document = ClosedDocument(html, family=self._family)
        document.documentLayout().setPaintDevice(self._printer)
        self._documents.append(document)
        document.setTextWidth(room.width())
        picture = _ORNAMENT_MM * self._dots if ornament else 0.0
        free = max(0.0, room.height() - document.size().height() - picture)
        self._painter.save()
        self._painter.translate(room.x(), room.y() + free / 2)
        if ornament:
            place = QRectF((room.width() - picture) / 2, 0, picture, picture)
            QSvgRenderer(QByteArray(ornament.encode())).render(self._painter, place)
            self._painter.translate(0, picture + _FOLD_MM * self._dots)
        document.drawContents(self._painter, QRectF(0, 0, room.width(), room.height() - picture))
        self._painter.restore()
