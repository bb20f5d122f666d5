"""How the pages about somebody's data are laid out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def scroll_in(page: QWidget, column: QVBoxLayout) -> None:
    """Fill a page with a column that scrolls where there is not room enough."""
    inside = QWidget()
    inside.setProperty("kind", "clear")
    inside.setLayout(column)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """These beside each other from the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
