"""From pages to a printer or a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

_MARGIN_MM = 14.0
_SHARP_DPI = 600


class Pages(Protocol):
    """Anything that can be painted on paper."""

    title: str

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        ...


class Paper:
    """Prints in front of one window, after a look at the pages; A4, across where a table needs the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def preview(self, pages: Pages, *, across: bool = False) -> QPrintPreviewDialog:
        """The pages to look at, not shown yet; printing, the choice of printer and PDF are offered there."""
        dialog = QPrintPreviewDialog(self._parent)
        _set_up(dialog.printer(), pages.title, across=across)
        dialog.setWindowTitle(pages.title)
        dialog.resize(1000, 720)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A method alone would not keep the pages for as long as the dialog needs them.
        dialog.paintRequested.connect(lambda printer: pages.paint(printer))  # noqa: PLW0108
        return dialog


def save_pdf(pages: Pages, target: Path, *, across: bool = False) -> None:
    """Write the pages as a PDF with its fonts."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_SHARP_DPI)
    _set_up(printer, pages.title, across=across)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    pages.paint(printer)


def _set_up(printer: QPrinter, title: str, *, across: bool) -> None:
    printer.setDocName(title)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(size, way, margins, QPageLayout.Unit.Millimeter))
