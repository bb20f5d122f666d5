"""Discs with a person's initials or photo."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.theme.theme import Theme


def initials(name: str) -> str:
    """The first letters of the first and last word; one character where words are not spaced."""
    words = [word for word in (_letters(part) for part in name.split()) if word]
    if not words:
        return "?"
    first = words[0][0]
    if len(words) == 1 or _is_ideograph(first):
        return first.upper()
    return (first + words[-1][0]).upper()


def _letters(word: str) -> str:
    kept = [char for char in unicodedata.normalize("NFC", word) if char.isalnum()]
    return "".join(kept)


def _is_ideograph(char: str) -> bool:
    return unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def paint_avatar(
    painter: QPainter, theme: Theme, *, rect: QRectF, letters: str, photo: QPixmap | None = None
) -> None:
    """Draw the disc into ``rect``; a photo fills it, cut to the circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None and not photo.isNull():
        path = QPainterPath()
        path.addEllipse(rect)
        painter.setClipPath(path)
        side = min(photo.width(), photo.height())
        source = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
        painter.drawPixmap(rect, photo, source)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brandsoft"))
        painter.drawEllipse(rect)
        font = theme.font("body_strong")
        font.setPixelSize(max(8, round(rect.height() * 0.38)))
        painter.setFont(font)
        painter.setPen(theme.colour("brand"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


class Avatar(QWidget):
    """The disc of one person."""

    def __init__(self, theme: Theme, *, name: str = "", size: int = 30) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._size = size
        self._photo: QPixmap | None = None
        self.show_person(name)
        theme.changed.connect(self._resize)

    def show_person(self, name: str, photo: QPixmap | None = None) -> None:
        """Show another person; the picture is for the eye only, the name stands beside it."""
        self._name = name
        self._photo = photo
        self._resize()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_avatar(
            QPainter(self),
            self._theme,
            rect=QRectF(self.rect()),
            letters=initials(self._name),
            photo=self._photo,
        )

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()
