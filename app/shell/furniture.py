"""Rail, bars and the place of the panes, made and put where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.shell.entries import PaneEntry
from app.shell.lookup_field import LookupField
from app.shell.notice_strip import NoticeStrip
from app.shell.rail import Rail
from app.shell.status_bar import StatusBar
from app.shell.top_bar import TopBar
from app.ui.notices import Notices
from app.ui.theme.theme import Theme


class Furniture:
    """What stands in every window of the desk; ``body`` holds all of it."""

    def __init__(
        self, theme: Theme, *, entries: Sequence[PaneEntry], lookup_placeholder: str, notices: Notices
    ) -> None:
        self.lookup = LookupField(
            theme,
            placeholder=lookup_placeholder,
            name=_("Find somebody"),
            clear_name=_("Empty the field"),
            shortcut="Ctrl+K",
        )
        self.rail = Rail(theme, entries, name=_("Parts of the program"), menu_name=_("Menu"))
        self.top_bar = TopBar(theme, self.lookup)
        self.status = StatusBar(theme, notices)
        self.strip = NoticeStrip(theme, notices)
        self.stack = QStackedWidget()
        self.body = self._lay_out()

    def _lay_out(self) -> QWidget:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.top_bar)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.strip)
        middle.addWidget(self.status)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        return body
