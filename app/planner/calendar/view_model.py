"""The marks of the month or year in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.occasions.schemas import AgendaQuery, DayMarks
from app.planner.sources import ReadsAgenda
from app.ui.lane import AnyLane
from app.ui.notices import Notices


class CalendarViewModel(QObject):
    """``marks`` are those of the month of ``day``, or of its year ``as_year``, by day.

    ``marks_shown`` follows when they have come, ``day_changed`` when another day, month or year is in sight.
    """

    marks_shown = Signal()
    day_changed = Signal()

    def __init__(
        self, agenda: ReadsAgenda, *, new_lane: Callable[[], AnyLane], notices: Notices, today: date
    ) -> None:
        super().__init__()
        self.today = today
        self.day = today
        self.as_year = False
        self.marks: Mapping[date, DayMarks] = {}
        self._agenda = agenda
        self._query = AgendaQuery(today)
        self._lane = new_lane()
        self._notices = notices
        self._asked: tuple[int, int, AgendaQuery] | None = None

    def narrow(self, query: AgendaQuery) -> None:
        """Mark only what this query leaves in, whichever its days are."""
        self._query = replace(query, first=self.today, days=1)
        self._ask_again()

    def show(self, day: date, *, as_year: bool | None = None) -> None:
        """Have this day in sight."""
        was_year, self.as_year = self.as_year, self.as_year if as_year is None else as_year
        if day != self.day or was_year != self.as_year:
            self.day = day
            self.day_changed.emit()
            self._ask_again()

    def turn_day(self, today: date) -> None:
        """Another day has begun; who had the old one in sight has the new one."""
        if self.day == self.today:
            self.day = today
        self.today = today
        self.day_changed.emit()

    def refresh(self) -> None:
        """Read the marks again."""
        self._asked = None
        self._ask_again()

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _ask_again(self) -> None:
        """Ask, unless the marks of this month or year were asked for already."""
        asked = (self.day.year, 0 if self.as_year else self.day.month, self._query)
        if asked == self._asked:
            return
        if self._asked is not None and asked[:2] != self._asked[:2]:
            self.marks = {}
        self._asked = asked
        self._lane.ask(
            lambda cancellation: self._read(asked, cancellation),
            then=self._take,
            otherwise=self._notices.problem,
        )

    def _read(self, asked: tuple[int, int, AgendaQuery], cancellation: Cancellation) -> Sequence[DayMarks]:
        year, month, query = asked
        if month:
            return self._agenda.month(year, month, query=query, cancellation=cancellation)
        return self._agenda.year(year, query, cancellation=cancellation)

    def _take(self, marks: Sequence[DayMarks]) -> None:
        self.marks = {each.on: each for each in marks}
        self.marks_shown.emit()
