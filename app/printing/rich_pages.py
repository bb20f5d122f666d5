"""Text with headings and lists as it stands on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QImage, QTextDocument, QTextOption
from PySide6.QtPrintSupport import QPrinter

_BODY_PT = 10.0


class ClosedDocument(QTextDocument):
    """A document that fetches nothing: no picture of a file, no style of a server.

    The only pictures in it are those that are handed over, by the names that ``html`` calls them.
    """

    def __init__(
        self,
        html: str,
        *,
        family: str,
        points: float = _BODY_PT,
        pictures: Mapping[str, QImage] | None = None,
    ) -> None:
        super().__init__()
        self._pictures = dict(pictures or {})
        font = QFont(family)
        font.setPointSizeF(points)
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002
        """What was handed over, else an empty picture: for nothing at all Qt would look among the files itself."""
        known = self._pictures.get(name if isinstance(name, str) else name.toString())
        return QImage(1, 1, QImage.Format.Format_ARGB32) if known is None else known


class RichPages:
    """Paints HTML on as many pages as it takes, with their numbers; ``pictures`` are those it names."""

    def __init__(
        self, title: str, html: str, *, family: str, pictures: Mapping[str, QImage] | None = None
    ) -> None:
        self.title = title
        self._html = html
        self._family = family
        self._pictures = dict(pictures or {})

    def paint(self, printer: QPrinter) -> None:
        """Paint all pages."""
        ClosedDocument(self._html, family=self._family, pictures=self._pictures).print_(printer)
