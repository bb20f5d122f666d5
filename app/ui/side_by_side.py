"""Widgets side by side while they fit, else below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from app.ui.theme.theme import Theme


class SideBySide:
    """Lays out ``owner``, which calls ``fit`` when its width or what stands in it has changed."""

    def __init__(self, theme: Theme, owner: QWidget, *, gap: int) -> None:
        self._owner = owner
        self._parts: list[QWidget] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, owner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(gap))

    def add(self, widget: QWidget, *, stretch: int = 0) -> None:
        """Add one at the end."""
        self._parts.append(widget)
        self._box.addWidget(widget, stretch)

    def fit(self) -> None:
        """Choose the way they stand."""
        shown = [part for part in self._parts if not part.isHidden()]
        wanted = sum(self._wanted(part) for part in shown) + self._box.spacing() * max(0, len(shown) - 1)
        beside = wanted <= self._owner.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._box.direction():
            self._box.setDirection(way)

    def _wanted(self, part: QWidget) -> int:
        """A stretching part of two may get less than its share of the room, so its whole width counts."""
        return max(part.sizeHint().width(), part.minimumWidth())
