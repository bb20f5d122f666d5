"""A veil that hides a window for a moment, as when somebody leans over the desk."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.ui.theme.theme import Theme

COARSE = 28
"""So many points of the window become one: no letter is left."""


class Veil(QWidget):
    """Shows the window so coarsely that nothing can be read; ``lifted`` follows its key, Esc or a click."""

    lifted = Signal()

    def __init__(self, theme: Theme, keys: Collection[QKeySequence]) -> None:
        super().__init__()
        self.hide()
        self._theme = theme
        self._keys = tuple(keys)
        self._coarse = QPixmap()
        self.words = _("Veiled. {key} shows everything again.").format(
            key=self._keys[0].toString(QKeySequence.SequenceFormat.NativeText)
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.words)

    def take_picture(self, window: QWidget) -> None:
        """Keep of a window only where something is."""
        whole = window.grab()
        self._coarse = whole.scaled(
            max(1, window.width() // COARSE),
            max(1, window.height() // COARSE),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) in self._keys:
            self.lifted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.lifted.emit()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """There is nothing else to go to."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("bg"))
        painter.drawPixmap(self.rect(), self._coarse)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("body_strong")
        painter.setFont(font)
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(self.words) + theme.px(40)
        high = metrics.height() + theme.px(24)
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        painter.setPen(theme.colour("line"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words)
