"""The card of a form over the window: its name, fields that scroll where there is too little room, and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import Problem
from app.core.words import gettext as _
from app.ui.buttons import IconButton, PushButton
from app.ui.form_fields import Field, show_problems
from app.ui.labels import hairline, plain_label
from app.ui.theme.theme import Theme


class FloatingCard(QFrame):
    """``left`` asks to be put away, which forgets nothing; ``outgrown`` follows when it needs another height."""

    left = Signal()
    outgrown = Signal()

    def __init__(self, theme: Theme, *, title: str, save_words: str, save_icon: str = "check") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self.theme = theme
        self._homeless = plain_label("", "error", wrap=True)
        self.save_button = PushButton(theme, save_words, kind="primary", icon=save_icon)
        self._cancel = PushButton(theme, _("Close"))
        self._cancel.clicked.connect(self.left)
        self.scroller = QScrollArea()
        self.inside = QWidget()

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Put these one below the other, and everything into its place; Tab goes through them from the top."""
        px = self.theme.px
        inside = QVBoxLayout(self.inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        for widget in (*widgets, self._homeless):
            inside.addWidget(widget)
        inside.addStretch(1)
        self.inside.setProperty("kind", "clear")
        self.scroller.setWidget(self.inside)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(16))
        column.setSpacing(px(10))
        column.addLayout(self._head())
        column.addWidget(hairline())
        column.addWidget(self.scroller, 1)
        column.addLayout(self._foot())

    def tell_problems(self, fields: Mapping[str, Field], problems: Iterable[Problem]) -> None:
        """Say beside each field what is wrong with it, and below them what has no field."""
        homeless = show_problems(fields, problems)
        self._homeless.setText("\n".join(problem.message for problem in homeless))
        self._homeless.setVisible(bool(homeless))
        self.outgrown.emit()

    def _head(self) -> QHBoxLayout:
        leave = IconButton(self.theme, icon="x", name=_("Close"), size=16)
        leave.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.accessibleName(), "card-title"), 1)
        head.addWidget(leave)
        return head

    def _foot(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save_button)
        return buttons
