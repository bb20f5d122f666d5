"""Cards in one, two or three columns, as wide as the window is; each column scrolls by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme.theme import Theme

Mode = Literal["", "one", "two", "three"]
_TWO, _THREE = 640, 1480
_GAP = 12
_LEAST_HISTORY = 320


class Column(QScrollArea):
    """Cards one below the other; its scroll bar stands in the gap beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._parts: tuple[QWidget, ...] = ()
        inside = QWidget()
        inside.setProperty("kind", "clear")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, _GAP, 0)
        self.column.setSpacing(_GAP - 1)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._leave_gap)

    def fill(self, parts: Sequence[QWidget]) -> None:
        """Hold these, in this order; the last one takes the room that is left."""
        for part in self._parts:
            self.column.removeWidget(part)
        while self.column.count():
            self.column.takeAt(0)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._parts = tuple(parts)

    def _leave_gap(self, _lowest: int, highest: int) -> None:
        self.column.setContentsMargins(0, 0, 0 if highest else _GAP, 0)


class CardColumns(QWidget):
    """``first`` are the cards that matter most, ``rest`` the others, ``side`` stands at the right."""

    def __init__(
        self, theme: Theme, *, first: Sequence[QWidget], rest: Sequence[QWidget], side: QWidget
    ) -> None:
        super().__init__()
        self._theme = theme
        self._first = tuple(first)
        self._rest = tuple(rest)
        self._side = side
        self._top: QWidget | None = None
        self._mode: Mode = ""
        self._left, self._middle = Column(), Column()
        side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(side, 1)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def mode(self) -> Mode:
        """In how many columns the cards stand."""
        return self._mode

    @property
    def columns(self) -> Sequence[Column]:
        """The columns that scroll and are on screen."""
        return [column for column in (self._left, self._middle) if not column.isHidden()]

    def set_top(self, widget: QWidget | None) -> None:
        """Have a widget scroll with the cards, above them."""
        if widget is not self._top:
            self._top = widget
            self._mode = ""
            self._arrange()

    def show_part(self, part: QWidget) -> None:
        """Scroll to a card."""
        for column in (self._left, self._middle):
            if column.isAncestorOf(part):
                column.ensureWidgetVisible(part)

    def scroll_up(self) -> None:
        """Show the first cards again."""
        for column in (self._left, self._middle):
            column.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), 60)  # what is above and below them matters more

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        mode = self._fitting()
        if mode == "one":
            self._side.setMinimumHeight(max(self._theme.px(_LEAST_HISTORY), self.height() - 24))
        if mode == self._mode:
            return
        self._mode = mode
        top = [self._top] if self._top is not None else []
        if mode == "one":
            talk, *others = self._first
            self._left.fill([*top, talk, *others, self._side, *self._rest])
        else:
            self._side.setMinimumHeight(0)
            self._row.addWidget(self._side, 1)
            in_left = self._first if mode == "three" else (*self._first, *self._rest)
            self._left.fill([*top, *in_left])
            if mode == "three":
                self._middle.fill(self._rest)
        self._middle.setVisible(mode == "three")

    def _fitting(self) -> Mode:
        if self.width() < self._theme.px(_TWO):
            return "one"
        return "three" if self.width() >= self._theme.px(_THREE) else "two"
