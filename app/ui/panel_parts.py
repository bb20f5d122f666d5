"""What a panel beside a list is made of below its head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.buttons import PushButton
from app.ui.scrolled import Scrolled
from app.ui.side_by_side import SideBySide
from app.ui.theme.theme import Theme


class PanelBody(QScrollArea):
    """Parts one below the other, which scroll."""

    def __init__(self, theme: Theme, *, gap: int) -> None:
        super().__init__()
        self._column = Scrolled(theme, self).column
        self._column.setSpacing(theme.px(gap))

    def put_in(self, parts: Iterable[QWidget]) -> None:
        """Fill it, from top to bottom."""
        for part in parts:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def take_above(self, widgets: Sequence[QWidget]) -> None:
        """Have these scroll with the rest."""
        for at, widget in enumerate(widgets):
            self._column.insertWidget(at, widget)

    def scroll_up(self) -> None:
        """Show the top."""
        self.verticalScrollBar().setValue(0)


class PanelFoot(QWidget):
    """Buttons side by side, of which ``main`` is for what comes next; ``next_wanted`` carries that."""

    next_wanted = Signal(object)

    def __init__(self, theme: Theme, main: PushButton, *, gap: int) -> None:
        super().__init__()
        self.main = main
        self._row = SideBySide(theme, self, gap=gap)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.fit()
