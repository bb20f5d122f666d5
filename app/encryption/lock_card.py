"""The card in the middle of a window that stands instead of the desk, with a lock before its head."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.cards import Card
from app.ui.scrolled import scroll_in
from app.ui.theme.theme import Theme

_WIDTH = 608


class LockCard(Card):
    """``head`` stands beside the lock; whatever follows is added below."""

    def __init__(self, theme: Theme, head: QLabel) -> None:
        super().__init__(padding=24)
        self._theme = theme
        self._picture = QLabel()
        self.body.setSpacing(theme.px(14))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(head, 1)
        self.add(row)
        self.setMaximumWidth(theme.px(_WIDTH))
        theme.changed.connect(self._tint)
        self._tint()

    def stand_in(self, window: QWidget) -> None:
        """Stand in the middle of the window, a little above it; what does not fit scrolls."""
        px = self._theme.px
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self, 8)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        scroll_in(window, column)

    def _tint(self) -> None:
        tokens, ratio = self._theme.tokens, self.devicePixelRatioF()
        self._picture.setPixmap(
            self._theme.icons.pixmap("lock", tokens.brand, size=self._theme.px(26), ratio=ratio)
        )
