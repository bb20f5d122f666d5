"""The left side of the pane: the calendar, its legend, and the two cards under it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from app.core.words import gettext as _
from app.planner.calendar.days import step_months
from app.planner.calendar.head import YEAR, CalendarHead
from app.planner.calendar.legend import Legend
from app.planner.calendar.month_grid import MonthGrid
from app.planner.calendar.year_grid import YearGrid
from app.planner.side.soft_card import SoftCard
from app.planner.side.words import coming_lines, coming_title, worked_line
from app.planner.view_model import PlannerViewModel
from app.ui.showing import show_only
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.calendar_words import month_name, month_title

MONTHS = 12


class CalendarColumn(QFrame):
    """Follows the view model; a day that is wanted becomes the one whose agenda is shown; Esc is to leave it."""

    day_wanted = Signal(object)
    left = Signal()

    def __init__(self, view_model: PlannerViewModel, *, theme: Theme) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        reading, calendar = view_model.reading, view_model.calendar
        self.head = CalendarHead(theme)
        self.month = MonthGrid(theme, reading.wording, name=_("Days of the month"), today=calendar.today)
        self.year = YearGrid(theme, reading.wording, name=_("Months of the year"), today=calendar.today)
        self.said = SpanLabel(theme, role="small", colour="ink2")
        self.legend = Legend(theme)
        self.coming = SoftCard(theme, tone="plum")
        self.worked = SoftCard(theme, loud=False)
        self._scrolled = QScrollArea()
        self._scroll_bar = self._scrolled.verticalScrollBar()
        self._body = QFrame()
        self._build()
        self._connect()
        self._show_day()
        self._show_counts()
        self._show_facts()

    def take_focus(self) -> None:
        """Put the keys onto the month or year in sight."""
        (self.year if self._view_model.calendar.as_year else self.month).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        px = self._theme.px
        self.setProperty("kind", "bar")
        self._body.setProperty("kind", "bar")
        scrolled = self._scrolled
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(px(16), px(14), px(16), px(16))
        column.setSpacing(px(10))
        for part in (self.head, self.month, self.year, self.legend, self.said, self.coming, self.worked):
            column.addWidget(part)
        column.addStretch(1)
        scrolled.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)

    def _connect(self) -> None:
        view_model, calendar = self._view_model, self._view_model.calendar
        self.head.stepped.connect(self._step)
        self.head.today_wanted.connect(self._go_to_today)
        self.head.view_chosen.connect(lambda key: calendar.show(calendar.day, as_year=key == YEAR))
        self.month.day_moved.connect(calendar.show)
        self.month.day_wanted.connect(self.day_wanted)
        self.year.month_moved.connect(calendar.show)
        self.year.month_wanted.connect(self._open_month)
        calendar.day_changed.connect(self._show_day)
        calendar.marks_shown.connect(self._show_marks)
        view_model.state_changed.connect(self._show_day)
        view_model.agenda_shown.connect(lambda _is_new: self._show_counts())
        view_model.facts_shown.connect(self._show_facts)
        view_model.choices_shown.connect(self._begin_weeks)
        view_model.day_turned.connect(self._show_day)

    def _show_day(self) -> None:
        calendar = self._view_model.calendar
        language = self._view_model.reading.wording.language
        title = str(calendar.day.year) if calendar.as_year else month_title(calendar.day, language)
        self.head.show_title(title, as_year=calendar.as_year)
        self.month.show_day(calendar.day, today=calendar.today, chosen=self._view_model.state.day)
        self.year.show_day(calendar.day, today=calendar.today)
        show_only(self.month, visible=not calendar.as_year)
        show_only(self.legend, visible=not calendar.as_year)
        show_only(self.year, visible=calendar.as_year)
        self._say()

    def _show_marks(self) -> None:
        calendar = self._view_model.calendar
        (self.year if calendar.as_year else self.month).show_marks(calendar.marks)
        self._say()

    def _say(self) -> None:
        words = self.year.words if self._view_model.calendar.as_year else self.month.words
        self.said.set_spans([Span(words)])

    def _begin_weeks(self) -> None:
        for grid in (self.month, self.year):
            grid.begin_weeks_on(self._view_model.choices.week_start)

    def _show_counts(self) -> None:
        view_model = self._view_model
        wording = view_model.reading.wording
        month = month_name(view_model.calendar.today, wording.language)
        self.coming.show_lines(
            coming_title(view_model.state.days, counts=view_model.counts, wording=wording),
            coming_lines(view_model.counts, facts=view_model.facts, wording=wording, month=month),
        )

    def _show_facts(self) -> None:
        view_model = self._view_model
        wording = view_model.reading.wording
        lines = [worked_line(row, wording) for row in view_model.facts.worked]
        self.worked.show_lines(
            _("Moments that worked"),
            lines or [_("What guests enjoyed stands here once moments are delivered.")],
        )
        self._show_counts()

    def _step(self, step: int) -> None:
        calendar = self._view_model.calendar
        calendar.show(step_months(calendar.day, step * MONTHS if calendar.as_year else step))

    def _go_to_today(self) -> None:
        self._view_model.calendar.show(self._view_model.calendar.today)
        self._view_model.show_coming()

    def _open_month(self, day: date) -> None:
        self._view_model.calendar.show(day, as_year=False)
        self.month.setFocus()
