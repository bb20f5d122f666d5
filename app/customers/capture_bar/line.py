"""The field of the capture bar: what the line would become stands right behind what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.spans import Span, paint_line
from app.ui.theme.theme import Theme

_ARROW = "→ "


class CaptureLine(QLineEdit):
    """Tab offers the next reading while there is a line; Enter keeps it, Esc throws it away.

    Undo and redo are the line's own only while it has something of its own to undo or redo.
    """

    next_wanted = Signal(int)
    kept = Signal()
    cleared = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._preview = ""
        self._refused = False
        self.setProperty("kind", "bare")
        self.setMaxLength(10_000)

    def show_preview(self, words: str, *, refused: bool) -> None:
        """Show what the line would become."""
        self._preview, self._refused = words, refused
        self.setAccessibleDescription(words)
        self.update()

    def fits(self) -> bool:
        """Whether the preview stands in full behind the text."""
        if not self._preview:
            return True
        needed = QFontMetrics(self._theme.font()).horizontalAdvance(_ARROW + self._preview)
        return self._room().width() >= needed

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._took(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.ShortcutOverride and self._leaves_to_window(event):
                event.ignore()
                return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        room = self._room()
        if not self._preview or not self.fits():
            return
        colour = "alert" if self._refused else "ink2"
        paint_line(
            QPainter(self), self._theme, rect=room, spans=[Span(_ARROW + self._preview)], colour=colour
        )

    def _room(self) -> QRect:
        used = self.fontMetrics().horizontalAdvance(self.text()) + self._theme.px(8)
        return self.rect().adjusted(used, 0, -self._theme.px(4), 0)

    def _leaves_to_window(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()

    def _took(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.text():
            self.next_wanted.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif key == Qt.Key.Key_Escape:
            (self.cleared if self.text() else self.left).emit()
        else:
            return False
        return True
