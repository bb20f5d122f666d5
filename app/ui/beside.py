"""A list and what is chosen in it beside it; in a narrow window one takes the place of the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app.ui.reading_order import reading_order
from app.ui.remembered import Remembered
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_LEAST_SIDE = 320


@dataclass(frozen=True)
class Widths:
    """From which width on both stand side by side, and how wide the side would like to be."""

    wide: int = 880
    side: int = 438
    share: float = 0.42


_USUAL = Widths()


class Beside(QSplitter):
    """``widened`` follows when both have room side by side, which they had not before.

    ``key`` is the name under which the place of the handle is kept.
    """

    widened = Signal()

    def __init__(
        self,
        theme: Theme,
        front: QWidget,
        *,
        remembered: Remembered,
        key: str,
        widths: Widths = _USUAL,
        ground: str = "bar",
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._front = front
        self._widths = widths
        self._side = QFrame()
        self._side.setProperty("kind", ground)
        self._column = QVBoxLayout(self._side)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._is_open = False
        self._is_entered = False
        self._was_wide = False
        self._placed = False
        self.addWidget(front)
        self.addWidget(self._side)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        remembered.splitter(key, self)
        self.splitterMoved.connect(self._note_place)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        """Whether both have room side by side."""
        return self.width() >= self._theme.px(self._widths.wide)

    @property
    def is_open(self) -> bool:
        """Whether the side is shown."""
        return self._is_open

    @property
    def covers_list(self) -> bool:
        """Whether the side stands in the place of the list."""
        return self._is_entered and not self.is_wide

    def put_in(self, panel: QWidget) -> None:
        """Have this panel as the side."""
        self._column.addWidget(panel)

    def open(self, *, to_work: bool) -> None:
        """Have the side in sight where there is room; ``to_work`` in it, also in the place of the list."""
        self._is_open = True
        self._is_entered = self._is_entered or to_work
        self._arrange()

    def back_to_list(self) -> None:
        """Have the list in sight."""
        self._is_entered = False
        self._arrange()

    def close_side(self) -> None:
        """Give the list all the room."""
        self._is_open = self._is_entered = False
        self._arrange()

    def restoreState(self, state: object) -> bool:  # noqa: N802 - Qt's own
        """Take the place of an earlier start."""
        self._placed = super().restoreState(state)  # type: ignore[arg-type]
        return self._placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        was_wide, self._was_wide = self._was_wide, self.is_wide
        if self.is_wide and not was_wide:
            self.widened.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _arrange(self) -> None:
        self._side.setMinimumWidth(self._theme.px(_LEAST_SIDE) if self.is_wide else 0)
        show_only(self._side, visible=self._is_open and (self.is_wide or self._is_entered))
        show_only(self._front, visible=not self.covers_list)
        if self._is_open and self.is_wide and not self._placed:
            wanted = min(self._theme.px(self._widths.side), round(self.width() * self._widths.share))
            if self.sizes()[1] != wanted:
                self.setSizes([self.width() - wanted - 1, wanted])

    def _note_place(self) -> None:
        self._placed = True
