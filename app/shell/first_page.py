"""How every page of the first run is laid out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme

WIDTH = 520


class FirstPage(QWidget):
    """A title and a few sentences, the fields in ``column``, and the way on and back at the end."""

    def __init__(self, theme: Theme, *, title: str, told: str, go_on: str) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("kind", "clear")
        self.title = plain_label(title, "page-title")
        self.told = plain_label(told, wrap=True)
        self.on_button = PushButton(theme, go_on, kind="primary")
        self.back_button = PushButton(theme, _("Back"))
        self.column = QVBoxLayout()
        self.column.setSpacing(17)
        narrow = QWidget()
        narrow.setMaximumWidth(theme.px(WIDTH))
        inner = QVBoxLayout(narrow)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(17)
        inner.addWidget(self.title)
        inner.addWidget(self.told)
        inner.addLayout(self.column)
        inner.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.on_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(72, 57, 40, 56)
        outer.addWidget(narrow)
        outer.addStretch(1)

    def side_by_side(self, *widgets: QWidget) -> None:
        """Put widgets into one row."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in widgets:
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
