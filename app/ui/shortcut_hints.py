"""Small keys drawn beside what they do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.theme import Theme


def keys_to_show(shortcut: str | QKeySequence) -> str:
    """How this system writes a shortcut, with spaces for plus signs: "Ctrl K"."""
    shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return shown[:-1].replace("+", " ") + shown[-1:]


def hint_size(theme: Theme, text: str) -> QSize:
    """The room a key takes."""
    metrics = QFontMetrics(theme.font("tiny"))
    return QSize(metrics.horizontalAdvance(text) + theme.px(11), metrics.height() + theme.px(2))


def paint_key(painter: QPainter, theme: Theme, *, rect: QRectF, text: str) -> None:
    """Draw a key into ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme.colour("ink2"))
    painter.setFont(theme.font("tiny"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyHint(QWidget):
    """A key beside what it does."""

    def __init__(self, theme: Theme, shortcut: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = keys_to_show(shortcut)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return hint_size(self._theme, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_key(QPainter(self), self._theme, rect=QRectF(self.rect()), text=self._text)
