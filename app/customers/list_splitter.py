"""The list at the left and the card at the right, with a handle between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.theme.theme import Theme

_WIDE_LIST, _NARROW_LIST, _LEAST = 330, 236, 200
_NARROW = 1000


class ListSplitter(QSplitter):
    """A narrow window gets a narrow list; a person may drag the handle."""

    def __init__(self, theme: Theme, *, left: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        left.setMinimumWidth(_LEAST)
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setSizes([theme.px(_WIDE_LIST), 10_000])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize().width(), self.width()
        limit = self._theme.px(_NARROW)
        if before > 0 and (before >= limit) == (now >= limit):
            return
        if before <= 0 and now >= limit:
            return  # as it was remembered
        wanted = _WIDE_LIST if now >= limit else _NARROW_LIST
        left = min(self._theme.px(wanted), now // 3)
        self.setSizes([left, now - left])
