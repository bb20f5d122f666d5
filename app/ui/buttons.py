"""Buttons whose icons follow the theme."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton

from app.ui.theme.theme import Theme
from app.ui.tooltips import name_as_tooltip

ButtonKind = Literal["", "primary", "quiet", "danger", "quiet-danger", "link"]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INK: dict[ButtonKind, str] = {
    "": "ink",
    "primary": "brandink",
    "quiet": "brand",
    "danger": "alert",
    "quiet-danger": "alert",
    "link": "ink2",
}


class PushButton(QPushButton):
    """A button with words, in one of the stylesheet's looks; Enter presses it as Space does."""

    def __init__(self, theme: Theme, text: str, *, kind: ButtonKind = "", icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._kind: ButtonKind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.set_words(text)
        self._tint()
        theme.changed.connect(self._tint)

    def set_words(self, text: str) -> None:
        """Say something else; an ampersand is just an ampersand."""
        self.setAccessibleName(text)
        shown = text.replace("&", "&&")
        self.setText(f" {shown}" if self._icon else shown)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._kind == "primary" and self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("brandink"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 4, 4)

    def _tint(self) -> None:
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, _INK[self._kind], size=16))
            side = self._theme.px(16)
            self.setIconSize(QSize(side, side))


class IconButton(QToolButton):
    """A button with an icon alone; what it does is its accessible name and its tooltip. Enter presses it."""

    def __init__(self, theme: Theme, *, icon: str, name: str, token: str = "ink2", size: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._token = token
        self._size = size
        self.setAccessibleName(name)
        self.setToolTip(name_as_tooltip(name))
        self._tint()
        theme.changed.connect(self._tint)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._token, size=self._size))
        side = self._theme.px(self._size)
        self.setIconSize(QSize(side, side))
