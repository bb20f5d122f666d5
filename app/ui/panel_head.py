"""The head of a panel beside a list: its title, a chip, and a line that leads to a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import IconButton
from app.ui.chips import Chip, ChipSpec
from app.ui.press_row import PressRow, RowWords
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

_MOST_CHIP = 0.36
"""Of the width; a chip that needs more stands below the title."""


class PanelHead(QWidget):
    """``line_pressed`` follows when the line leads somewhere and is pressed, ``closed`` asks to leave."""

    line_pressed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = SpanLabel(theme, role="panel_title")
        self.chip = Chip(theme, ChipSpec(""))
        self.leave = IconButton(theme, icon="x", name=_("Close the panel"), size=16)
        self.leave.clicked.connect(self.closed)
        self.line: PressRow | None = None
        self._line_place = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(self._grid)
        column.addLayout(self._line_place)
        self._arrange()

    def show_title(self, words: str) -> None:
        """Say what it is about."""
        self.title.set_spans([Span(words)])

    def show_chip(self, spec: ChipSpec | None) -> None:
        """Show a chip beside the title, or none."""
        self.chip.setVisible(spec is not None)
        if spec is not None and spec != self.chip.spec:
            self.chip.show_spec(spec)
            self._arrange()

    def show_line(self, spans: Sequence[Span], *, tip: str = "") -> None:
        """Show the line below the title; with ``tip``, which says where, it leads somewhere."""
        had_focus = self.line is not None and self.line.hasFocus()
        if self.line is not None:
            self._line_place.removeWidget(self.line)
            self.line.hide()
            self.line.deleteLater()
        self.line = PressRow(self._theme, RowWords(tuple(spans), colour="ink2"))
        if tip:
            self.line.setToolTip(tip)
            self.line.clicked.connect(self.line_pressed)
        else:
            self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.line.setEnabled(False)
            self.line.unsetCursor()
        self._line_place.addWidget(self.line)
        if had_focus:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        beside = self.chip.sizeHint().width() <= self.width() * _MOST_CHIP
        for widget in (self.title, self.chip, self.leave):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.title, 0, 0, top)
        if beside:
            self._grid.addWidget(self.chip, 0, 1, top)
        else:
            self._grid.addWidget(self.chip, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.leave, 0, 2, top)
