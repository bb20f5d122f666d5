"""The list at the left and the card at the right, with a handle between them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.reading_order import reading_order
from app.ui.theme.theme import Theme

_WIDE_LIST, _NARROW_LIST, _LEAST = 330, 236, 200
_NARROW = 1000
_MOST_SHARE = 0.45


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
        self._placed = False
        self.splitterMoved.connect(self._remember_place)
        theme.changed.connect(self._fit)

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:  # noqa: N802 - Qt's own
        """Take the place of an earlier start."""
        self._placed = super().restoreState(state)
        return self._placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _remember_place(self) -> None:
        self._placed = True

    def _fit(self) -> None:
        """As wide as is fitting, unless somebody has chosen a place; never more than a good part."""
        now, list_width = self.width(), self.sizes()[0]
        if self._placed:
            wanted = min(list_width, round(now * _MOST_SHARE))
        else:
            least = _WIDE_LIST if now >= self._theme.px(_NARROW) else _NARROW_LIST
            wanted = min(self._theme.px(least), now // 3)
        if wanted != list_width:
            self.setSizes([wanted, now - wanted])
