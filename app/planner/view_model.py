"""What the Moments pane shows: what is coming, of which kinds, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.occasions.schemas import Agenda, AgendaCounts, AgendaDay, AgendaQuery, AgendaRow, AgendaView
from app.planner.calendar.view_model import CalendarViewModel
from app.planner.sources import PlannerChoices, PlannerSources, ReadsAgenda, SideFacts
from app.planner.state import PlannerState, same_moment
from app.ui.change_bus import ChangeBus
from app.ui.day_turn import DayTurn
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

PER_DAY, FURTHER, MOST_READ_AGAIN = 15, 50, 500
SOON_DAYS = 400
"""So far ahead what is coming for one customer is looked for."""
_SHOWN = frozenset(
    {
        "occasion",
        "own_occasion_kind",
        "moment",
        "moment_task",
        "given_gesture",
        "customer",
        "companion",
        "companion_share",
        "consent",
        "visit",
        "staff",
        "department",
        "venue_setting",
        "venue",
    }
)


class PlannerViewModel(QObject):
    """State in, days out: old rows stay until new ones come.

    ``agenda_shown`` is emitted with True when the days answer another question than before, with False
    when the same was asked again; ``day_added`` with a day of which further rows have come;
    ``customer_found`` with the AgendaRow that comes next for somebody, or None.
    """

    agenda_shown = Signal(bool)
    day_added = Signal(object)
    state_changed = Signal()
    choices_shown = Signal()
    facts_shown = Signal()
    customer_found = Signal(object)
    day_turned = Signal()

    def __init__(
        self,
        sources: PlannerSources,
        *,
        state: PlannerState,
        new_lane: Callable[[], AnyLane],
        bus: ChangeBus,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.state = state
        self.agenda: Agenda | None = None
        self.counts = AgendaCounts()
        self.choices = PlannerChoices()
        self.facts = SideFacts()
        self.say_line = sources.say_line
        self.calendar = CalendarViewModel(
            sources.agenda, new_lane=new_lane, notices=notices, today=reading.today
        )
        self._sources = sources
        self._notices = notices
        self._answered: PlannerState | None = None
        self._lanes = {name: new_lane() for name in ("agenda", "day", "choices", "facts", "customer")}
        self._turn = DayTurn(lambda: reading.today)
        self._turn.turned.connect(self._turn_day)
        bus.changed.connect(self._follow)

    @property
    def days(self) -> tuple[AgendaDay, ...]:
        """The days in sight."""
        return self.agenda.days if self.agenda is not None else ()

    @property
    def missed(self) -> tuple[AgendaRow, ...]:
        """What was missed before today; nothing where one day alone is in sight."""
        return self.agenda.missed if self.agenda is not None and self.state.day is None else ()

    @property
    def query(self) -> AgendaQuery:
        """What is asked for now."""
        return self.state.query(self.reading.today)

    def start(self) -> None:
        """Show the agenda and go with the time."""
        self._turn.start()
        self.calendar.narrow(self.query)
        self.refresh()

    def show_state(self, state: PlannerState) -> None:
        """Ask for something else."""
        if state == self.state:
            return
        self.state = state
        self.state_changed.emit()
        self.calendar.narrow(self.query)
        self._ask()

    def show_day(self, day: date) -> None:
        """Show one day alone."""
        self.show_state(replace(self.state, day=day))

    def show_coming(self, days: int | None = None) -> None:
        """Show what comes from today on."""
        self.show_state(self.state.coming(days))

    def choose_view(self, view: AgendaView) -> None:
        """Show another of the standing views, narrowed as before."""
        self.show_state(replace(self.state, view=view))

    def ask_more(self, on: date) -> None:
        """Read further rows of a day."""
        state, shown = self.state, next((day for day in self.days if day.on == on), None)
        if shown is None or state != self._answered:
            return
        ask = partial(self._sources.agenda.day, on, self.query, offset=len(shown.rows), limit=FURTHER)
        self._lanes["day"].ask(
            lambda cancellation: ask(cancellation=cancellation),
            then=lambda day: self._append(state, day),
            otherwise=self._notices.problem,
        )

    def find_customer(self, customer_id: int) -> None:
        """Look for what comes next for one customer."""
        self._lanes["customer"].ask(
            lambda cancellation: self._sources.agenda.of_customer(
                customer_id, SOON_DAYS, cancellation=cancellation
            ),
            then=lambda rows: self.customer_found.emit(rows[0] if rows else None),
            otherwise=self._notices.problem,
        )

    def refresh(self) -> None:
        """Read everything again."""
        self._ask()
        self.calendar.refresh()
        self._lanes["choices"].ask(
            self._sources.choices, then=self._take_choices, otherwise=self._notices.problem
        )
        self._lanes["facts"].ask(self._sources.facts, then=self._take_facts, otherwise=self._notices.problem)

    def close(self) -> None:
        """Ask nothing more and wait for what is under way."""
        self._turn.stop()
        self.calendar.close()
        for lane in self._lanes.values():
            lane.close()

    def _ask(self) -> None:
        state, is_new = self.state, self.state != self._answered
        longer = {} if is_new else {day.on: len(day.rows) for day in self.days if len(day.rows) > PER_DAY}
        work = partial(_read, agenda=self._sources.agenda, query=self.query, longer=longer)
        self._lanes["agenda"].ask(
            work, then=lambda agenda: self._take(state, agenda), otherwise=self._notices.problem
        )

    def _take(self, state: PlannerState, agenda: Agenda) -> None:
        is_new = state != self._answered
        self._answered = state
        self.agenda = agenda
        if state.day is None:
            self.counts = agenda.counts
        self.agenda_shown.emit(is_new)

    def _append(self, state: PlannerState, more: AgendaDay) -> None:
        if self.agenda is None or state != self.state:
            return
        days = tuple(_joined(day, more) if day.on == more.on else day for day in self.agenda.days)
        self.agenda = replace(self.agenda, days=days)
        self.day_added.emit(more.on)

    def _take_choices(self, choices: PlannerChoices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.choices_shown.emit()

    def _take_facts(self, facts: SideFacts) -> None:
        if facts != self.facts:
            self.facts = facts
            self.facts_shown.emit()

    def _turn_day(self) -> None:
        self.calendar.turn_day(self.reading.today)
        self.calendar.narrow(self.query)
        self.day_turned.emit()
        self.refresh()

    def _follow(self, change: Change) -> None:
        if self._answered is not None and (change.everything or change.kinds & _SHOWN):
            self.refresh()


def _read(
    cancellation: Cancellation, *, agenda: ReadsAgenda, query: AgendaQuery, longer: dict[date, int]
) -> Agenda:
    """The window, with as many rows of each day as were in sight before."""
    answer = agenda.read(query, cancellation=cancellation, per_day=PER_DAY)
    if not longer:
        return answer
    days = []
    for day in answer.days:
        limit = min(longer.get(day.on, 0), MOST_READ_AGAIN)
        days.append(
            agenda.day(day.on, query, offset=0, limit=limit, cancellation=cancellation) if limit else day
        )
    return replace(answer, days=tuple(days))


def _joined(day: AgendaDay, more: AgendaDay) -> AgendaDay:
    """A day with further rows; what was written meanwhile may have pushed one down: none stands twice."""
    known = {same_moment(row.key) for row in day.rows}
    further = tuple(row for row in more.rows if same_moment(row.key) not in known)
    # Where nothing further came, nothing further is there, whatever was counted before.
    total = max(more.total, len(day.rows)) if further else len(day.rows)
    return AgendaDay(day.on, day.rows + further, total)
