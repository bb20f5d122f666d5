"""The line over the pane: the ways to look at moments, and the buttons for a new one and a new date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import hairline
from app.ui.segmented import Segmented
from app.ui.theme.theme import Theme

CALENDAR = "calendar"


class PlannerHead(QFrame):
    """``page_chosen`` tells the key of a page; ``plan_wanted`` asks for a new plan, ``date_wanted`` for a new date."""

    page_chosen = Signal(str)
    plan_wanted = Signal()
    date_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.pages = Segmented([(CALENDAR, _("Calendar"))], name=_("Ways to look at moments"))
        self.date = PushButton(theme, _("Add a date"), icon="calendar")
        self.plan = PushButton(theme, _("Plan a moment"), kind="primary", icon="plus")
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(self.pages, 100, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.date)
        row.addWidget(self.plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hairline())
        self.pages.chosen.connect(self.page_chosen)
        self.plan.clicked.connect(self.plan_wanted)
        self.date.clicked.connect(self.date_wanted)
        self.pages.hide()

    def add_page(self, key: str, words: str) -> None:
        """Have one more page to choose; one alone needs no choice."""
        self.pages.add(key, words)
        self.pages.show()
