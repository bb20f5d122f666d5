"""A field that searches what is shown below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.theme.theme import Theme

SETTLE_MS = 150


class SearchField(QLineEdit):
    """``text_wanted`` follows typing once it rests, ``left`` Esc in an empty field, Enter and Down."""

    text_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, *, name: str, settle_ms: int = SETTLE_MS) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(500)
        self.setAcceptDrops(False)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._tell)
        self.textEdited.connect(lambda _text: self._settle.start())
        theme.changed.connect(self._measure)
        self._measure()

    def show_text(self, text: str) -> None:
        """Show what is searched, unless somebody is typing."""
        if text != self.text().strip() and not self._settle.isActive():
            self.setText(text)

    def stop(self) -> None:
        """Tell nothing more."""
        self._settle.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self._tell()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._settle.stop()
        self.text_wanted.emit(self.text().strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, side = self._theme, self._theme.px(16)
        pixmap = theme.icons.pixmap("search", theme.tokens.ink2, size=side, ratio=self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(theme.px(9), (self.height() - side) // 2), pixmap)

    def _measure(self) -> None:
        px = self._theme.px
        self.setTextMargins(px(19), 0, 0, 0)
        self.setMinimumWidth(px(150))
        self.setMaximumWidth(px(260))
