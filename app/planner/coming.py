"""The calendar with what is coming beside it; where there is no room for both, one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.planner.agenda.page import AgendaPage
from app.planner.side.column import CalendarColumn
from app.planner.view_model import PlannerViewModel
from app.ui.remembered import Remembered
from app.ui.showing import show_only
from app.ui.theme.theme import Theme

_WIDE, _CALENDAR, _LEAST_CALENDAR = 560, 355, 300
_CALENDAR_SHARE = 0.47
_LEAST = 200
"""Not with the text: who enlarges it must still be able to make the window narrow."""


class Coming(QSplitter):
    """A narrow one shows the agenda, with a button that puts the calendar in its place."""

    def __init__(self, view_model: PlannerViewModel, *, theme: Theme, remembered: Remembered) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._wants_calendar = False
        self._placed = False
        self.calendar = CalendarColumn(view_model, theme=theme)
        self.agenda = AgendaPage(view_model, theme=theme)
        for part in (self.calendar, self.agenda):
            part.setMinimumWidth(_LEAST)
            self.addWidget(part)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        remembered.splitter("moments_calendar", self)
        self.splitterMoved.connect(self._note_place)
        self.agenda.head.calendar_wanted.connect(self.show_calendar)
        self.calendar.left.connect(self._back_to_agenda)
        view_model.state_changed.connect(self._show_agenda)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def is_wide(self) -> bool:
        """Whether both have room side by side."""
        return self.width() >= self._theme.px(_WIDE)

    def show_calendar(self) -> None:
        """Have the calendar in sight and the keys in it."""
        self._wants_calendar = True
        self._arrange()
        self.calendar.take_focus()

    def restoreState(self, state: object) -> bool:  # noqa: N802 - Qt's own
        """Take the place of an earlier start."""
        self._placed = super().restoreState(state)  # type: ignore[arg-type]
        return self._placed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _back_to_agenda(self) -> None:
        self._show_agenda()
        self.agenda.take_focus()

    def _show_agenda(self) -> None:
        self._wants_calendar = False
        self._arrange()

    def _arrange(self) -> None:
        px, wide = self._theme.px, self.is_wide
        show_only(self.calendar, visible=wide or self._wants_calendar)
        show_only(self.agenda, visible=wide or not self._wants_calendar)
        show_only(self.agenda.head.calendar, visible=not wide)
        if wide and not self._placed:
            wanted = max(px(_LEAST_CALENDAR), min(px(_CALENDAR), round(self.width() * _CALENDAR_SHARE)))
            if self.sizes()[0] != wanted:
                self.setSizes([wanted, self.width() - wanted - 1])

    def _note_place(self) -> None:
        self._placed = True
