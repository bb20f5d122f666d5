"""A line of small text with a quiet button right behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.buttons import PushButton
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class LineButton(QWidget):
    """The text wraps where it must; the button stays beside it."""

    pressed = Signal()

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._label = SpanLabel(theme, role="small", colour="ink2")
        self.button = PushButton(theme, words, kind="quiet")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._label)
        middle.addStretch(1)
        row.addLayout(middle, 100)
        row.addWidget(self.button)
        row.addStretch(1)
        theme.changed.connect(self._fit)

    def set_words(self, text: str) -> None:
        """Show this line."""
        self._text = text
        self._label.set_spans([Span(text)])
        self._fit()

    def _fit(self) -> None:
        """Take one line where there is room for it."""
        whole = QFontMetrics(self._theme.font("small")).horizontalAdvance(self._text)
        self._label.setMaximumWidth(whole + self._theme.px(6))
