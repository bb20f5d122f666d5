"""The pages of the pane, of which one is in sight; those behind the calendar are offered by others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.planner.head import CALENDAR, PlannerHead
from app.ui.front_page import FrontPage
from app.ui.reading_order import reading_order
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

_KEPT = "moments_page"


class PlannerFront(QWidget):
    """Under a line with their names and the button for a new plan."""

    def __init__(self, calendar: QWidget, *, theme: Theme, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self.head = PlannerHead(theme)
        self._stack = QStackedWidget()
        self._pages: tuple[FrontPage, ...] = (FrontPage(CALENDAR, _("Calendar"), lambda: calendar),)
        self._built: dict[str, QWidget] = {}
        self._begin_with = remembered.text(_KEPT, CALENDAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.head.page_chosen.connect(self._choose)
        self._bring_up(CALENDAR)

    @property
    def current_key(self) -> str:
        """The page in sight."""
        return self.head.pages.current

    def page(self, key: str) -> QWidget:
        """A page, made now if it was not needed before."""
        if key not in self._built:
            self._built[key] = next(page for page in self._pages if page.key == key).build()
            self._stack.addWidget(self._built[key])
        return self._built[key]

    def offer(self, page: FrontPage) -> None:
        """Have one more page; shown now if it was in sight when the window last closed."""
        self._pages += (page,)
        self.head.add_page(page.key, page.words)
        if page.key == self._begin_with:
            self._bring_up(page.key)

    def show_page(self, key: str) -> None:
        """Bring a page into sight, the calendar where there is none of this key."""
        known = {page.key for page in self._pages}
        self._bring_up(key if key in known else CALENDAR)

    def take_focus(self) -> None:
        """Put the keys onto a page that was offered."""
        self.page(self.current_key).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_pages(self) -> None:
        """Have every page that was offered read again."""
        for page in self._pages:
            page.refresh()

    def close_pages(self) -> None:
        """Have every page ask nothing more."""
        for page in self._pages:
            page.close()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it so
        with reading_order(self):
            return super().focusNextPrevChild(next)

    def _choose(self, key: str) -> None:
        self._begin_with = key
        self._remembered.keep(_KEPT, key)
        self._bring_up(key)

    def _bring_up(self, key: str) -> None:
        self.head.pages.choose(key)
        self._stack.setCurrentWidget(self.page(key))
