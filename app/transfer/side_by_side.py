"""Parts beside each other, or below each other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from app.ui.theme.theme import Theme


class SideBySide(QScrollArea):
    """``parts`` with their shares of the width; below ``enough`` (at normal text size) they are stacked.

    ``height`` is what each part keeps at least when stacked.
    """

    def __init__(
        self, theme: Theme, parts: Sequence[tuple[QWidget, int]], *, enough: int, height: int = 0
    ) -> None:
        super().__init__()
        self._theme = theme
        self._parts = [part for part, _share in parts]
        self._enough = enough
        self._height = height
        self._stacked: bool | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setProperty("kind", "clear")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        for part, share in parts:
            self._box.addWidget(part, share)
        self.setWidget(page)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def stacked(self) -> bool:
        """Whether the parts lie below each other."""
        return bool(self._stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        stacked = self.width() < self._theme.px(self._enough)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if stacked else right)
        for part in self._parts:
            part.setMinimumHeight(self._theme.px(self._height) if stacked else 0)
