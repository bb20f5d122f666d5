"""What scrolls between the head and the buttons, flush with both whether there is a scroll bar or not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.theme import Theme

MARGIN = 18
"""Between the words and the edges of the panel."""


def scroll_in(page: QWidget, column: QVBoxLayout) -> None:
    """Fill a page with a column that scrolls where there is not room enough."""
    inside = QWidget()
    inside.setProperty("kind", "clear")
    inside.setLayout(column)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)


class Scrolled(QWidget):
    """The inside of ``area``: never wider than it, so that everything wraps and nothing is cut."""

    def __init__(self, theme: Theme, area: QScrollArea) -> None:
        super().__init__()
        self._theme = theme
        self._area = area
        self.setProperty("kind", "clear")
        self.column = QVBoxLayout(self)
        self._keep_margin()
        area.verticalScrollBar().rangeChanged.connect(self._keep_margin)
        area.setWidget(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _keep_margin(self) -> None:
        # Asked for each time: Qt may give the area another one, and a kept one would be gone.
        bar = self._area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.column.setContentsMargins(0, 0, max(0, self._theme.px(MARGIN) - taken), 0)
