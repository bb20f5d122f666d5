"""A page of cards that scrolls as a whole, and reads only while it is in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.theme import Theme

_BELOW = 14


class ScrolledPage(QWidget):
    """``look`` is called when somebody begins to look, ``look_away`` when nobody does any more."""

    def __init__(self, theme: Theme, *, look: Callable[[], None], look_away: Callable[[], None]) -> None:
        super().__init__()
        self._look = look
        self._look_away = look_away
        self.body = QWidget()
        self.body.setProperty("kind", "clear")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, theme.px(2), theme.px(8), theme.px(_BELOW))
        self.column.setSpacing(12)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look_away()
