"""The field that searches everything written about cases."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.theme.theme import Theme

SETTLE_MS = 150


class SearchField(QLineEdit):
    """``text_wanted`` follows typing once it rests, ``left`` Esc in an empty field, Enter and Down."""

    text_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, *, settle_ms: int = SETTLE_MS) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("Search the cases"))
        self.setPlaceholderText(_("Search the cases"))
        self.setMaxLength(500)
        self.setAcceptDrops(False)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self._tell)
        self.textEdited.connect(lambda: self._settle.start())
        theme.changed.connect(self._tint)
        self._tint()

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

    def _tint(self) -> None:
        self._icon.setIcon(self._theme.icon("search", "ink2", size=16))
        px = self._theme.px
        self.setMinimumWidth(px(150))
        self.setMaximumWidth(px(260))
