"""A card whose list or table reaches from edge to edge, below a title with something at its right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.labels import hairline, plain_label
from app.ui.theme.theme import Theme


class ListCard(QFrame):
    """The body has no margins of its own beyond the frame."""

    def __init__(self, theme: Theme, title: str, caption: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._title = plain_label(title, "card-title")
        self._caption = plain_label(caption, "faint")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QWidget()
        head.setMinimumHeight(theme.px(44))
        self._head_row = QHBoxLayout(head)
        self._head_row.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        self._head_row.setSpacing(theme.px(10))
        self._head_row.addWidget(self._title)
        self._head_row.addWidget(self._caption, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(1, 1, 1, theme.px(8))
        self.body.setSpacing(0)
        self.body.addWidget(head)
        self.body.addWidget(hairline())

    def set_title(self, title: str) -> None:
        """Name the card."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_caption(self, caption: str) -> None:
        """Say something small at the right of the title."""
        self._caption.setText(caption)

    def put_in_head(self, widget: QWidget) -> None:
        """Give the room at the right of the title to a widget."""
        self._caption.hide()
        self._head_row.addWidget(widget, 1)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append to the body."""
        self.body.addWidget(widget, stretch)
