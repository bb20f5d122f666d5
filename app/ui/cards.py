"""Cards: a framed part of a page with its title."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.ui.labels import plain_label


class Card(QFrame):
    """A frame with a title at the left, a caption or a widget at the right, and a body below.

    With ``wrap`` a long title goes on in the next line.
    """

    def __init__(self, title: str = "", caption: str = "", *, padding: int = 16, wrap: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = plain_label(title, "card-title", wrap=wrap)
        self._caption = plain_label(caption, "faint")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._head = QWidget()
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.addWidget(self._title, 1 if wrap else 0)
        if not wrap:
            self._head_row.addStretch(1)
        self._head_row.addWidget(self._caption)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(padding, max(0, padding - 3), padding, padding)
        self._outer.setSpacing(10)
        self._outer.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._outer.addLayout(self.body, 1)
        self.set_title(title)
        self.set_caption(caption)

    def set_title(self, title: str) -> None:
        """Name the card; an empty title leaves the line out."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title))

    def set_caption(self, caption: str) -> None:
        """Say something small at the right of the title."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget at the right of the title, such as tabs or a button."""
        self._head_row.addWidget(widget)

    def add(self, part: QWidget | QLayout, stretch: int = 0) -> None:
        """Append a widget or layout to the body."""
        if isinstance(part, QLayout):
            self.body.addLayout(part, stretch)
        else:
            self.body.addWidget(part, stretch)
