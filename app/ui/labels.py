"""Labels that never guess: what they show is plain text."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel

LabelKind = Literal[
    "body", "strong", "small", "faint", "card-title", "page-title", "hero", "field-label", "error", "number"
]


def plain_label(text: str = "", kind: LabelKind = "body", *, wrap: bool = False) -> QLabel:
    """A label in one of the stylesheet's looks; ``wrap`` breaks long text into lines."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("kind", kind)
    label.setWordWrap(wrap)
    return label


def hairline(*, upright: bool = False) -> QFrame:
    """A line of one pixel between two parts."""
    line = QFrame()
    line.setProperty("kind", "line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
