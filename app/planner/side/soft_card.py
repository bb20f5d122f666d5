"""A title and a few lines on a soft ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui.spans import Span, SpanLabel, plain_text
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import Tone


class SoftCard(QFrame):
    """Plain cards (tone neutral) have the ground and line of every card."""

    def __init__(self, theme: Theme, *, tone: Tone = "neutral", loud: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._tone: Tone = tone
        self._loud = loud
        self._lines: list[SpanLabel] = []
        self._title = SpanLabel(theme, colour="ink" if loud else "ink2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self.setObjectName("softCard")
        theme.changed.connect(self._dress)
        self._dress()

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """Say this."""
        spans = [Span(title, bold=True, small=not self._loud)]
        self._title.set_spans(spans)
        while len(self._lines) < len(lines):
            label = SpanLabel(self._theme, role="small", colour="ink2" if self._loud else "ink")
            self._lines.append(label)
            self._column.addWidget(label)
        for at, label in enumerate(self._lines):
            label.setVisible(at < len(lines))
            label.set_spans([Span(lines[at])] if at < len(lines) else [])
        self.setAccessibleName("\n".join([plain_text(spans), *lines]))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(13), px(16), px(13))
        self._column.setSpacing(px(4) if self._loud else px(7))
        tokens = self._theme.tokens
        if self._tone == "neutral":
            ground, edge = tokens.surface, tokens.line
        else:
            ground = edge = tokens.soft(self._tone)
        self.setStyleSheet(
            f"#softCard {{ background: {ground}; border: 1px solid {edge}; border-radius: 10px; }}"
        )
