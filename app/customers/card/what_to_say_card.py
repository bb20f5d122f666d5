"""What to say to the customer: a few lines, each from something that is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.customers.what_to_say.facts import Line
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.showing import show_only
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.ui.tooltips import plain_tooltip


class WhatToSayCard(Card):
    """The lines stay in their widgets; only the words change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("What to say"), _("from the history"))
        self._theme = theme
        self._lines: list[_LineWidget] = []
        self._nothing = plain_label("", "small", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(5))
        self.add(self._nothing)
        self.add(self._column)

    def show_lines(self, lines: Sequence[Line], *, has_died: bool = False) -> None:
        """Say these."""
        self._nothing.setText(
            _("Speak gently with those who ask about them. What is still promised or open stays above.")
            if has_died
            else _("Nothing in particular. Ask how they are, and write down what you hear.")
        )
        while len(self._lines) < len(lines):
            widget = _LineWidget(self._theme)
            self._column.addWidget(widget)
            self._lines.append(widget)
        for widget, line in zip(self._lines, lines, strict=False):
            widget.show_line(line)
            show_only(widget, visible=True)
        for widget in self._lines[len(lines) :]:
            show_only(widget, visible=False)
        show_only(self._nothing, visible=not lines)
        self.set_caption(_("from the history") if lines else "")


class _LineWidget(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._name = ""
        self._words = SpanLabel(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._tint)

    def show_line(self, line: Line) -> None:
        self._words.set_spans(stressed(line))
        self._words.setAccessibleDescription(line.source)
        self.setToolTip(plain_tooltip(line.source))
        self._name = line.icon
        self._tint()

    def _tint(self) -> None:
        theme = self._theme
        if self._name:
            ratio = self.devicePixelRatioF()
            pixmap = theme.icons.pixmap(self._name, theme.tokens.ink, size=theme.px(16), ratio=ratio)
            self._icon.setPixmap(pixmap)


def stressed(line: Line) -> list[Span]:
    """The text of a line with its strong pieces in bold."""
    spans: list[Span] = []
    rest = line.text
    for piece in line.strong:
        before, found, after = rest.partition(piece)
        if found:
            spans += [Span(before), Span(found, bold=True)]
            rest = after
    return [span for span in [*spans, Span(rest)] if span.text]
