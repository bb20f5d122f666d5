"""Short facts below each other, each with an icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class FactLines(QWidget):
    """Lines given as (icon, words)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: Sequence[tuple[str, str]] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(9))
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self._redraw)

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        self._lines = lines
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (icon, words) in enumerate(lines):
            self._grid.addWidget(self._picture(icon), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(SpanLabel(self._theme, [Span(words)]), row, 1)

    def _redraw(self) -> None:
        self.show_lines(self._lines)

    def _picture(self, icon: str) -> QLabel:
        theme = self._theme
        label = QLabel()
        ratio = self.devicePixelRatioF()
        label.setPixmap(theme.icons.pixmap(icon, theme.tokens.ink2, size=theme.px(16), ratio=ratio))
        return label
