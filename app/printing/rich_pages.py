"""Text with headings and lists as it stands on paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument, QTextOption
from PySide6.QtPrintSupport import QPrinter

_BODY_PT = 10.0


class ClosedDocument(QTextDocument):
    """A document that fetches nothing: no picture of a file, no style of a server."""

    def __init__(self, html: str, *, family: str, points: float = _BODY_PT) -> None:
        super().__init__()
        font = QFont(family)
        font.setPointSizeF(points)
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """An empty picture, whatever is named: for nothing at all Qt would look among the files itself."""
        return QImage(1, 1, QImage.Format.Format_ARGB32)


class RichPages:
    """Paints HTML on as many pages as it takes, with their numbers."""

    def __init__(self, title: str, html: str, *, family: str) -> None:
        self.title = title
        self._html = html
        self._family = family

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        ClosedDocument(self._html, family=self._family).print_(printer)
