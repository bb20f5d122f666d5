"""The Moments pane: the calendar, what is coming, and the plan of the chosen moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.occasions.schemas import AgendaRow, AgendaView, MomentKey
from app.planner.beside_agenda import PlanBesideAgenda
from app.planner.coming import Coming
from app.planner.front import PlannerFront
from app.planner.head import CALENDAR
from app.planner.remembered_state import keep_state
from app.planner.shows_moment import ShowsMoment
from app.planner.view_model import PlannerViewModel
from app.ui.beside import Beside, Widths
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme

SETTLE_MS = 120
WIDTHS = Widths(wide=880, side=536, share=0.4)


class MomentsPane(QWidget):
    """Signals are for whoever wires the panes together.

    ``attention_wanted`` asks to be brought to the front, ``customer_wanted`` leads to a card,
    ``case_wanted`` to a case. ``surprise_wanted`` asks for a plan that needs no date, ``date_wanted`` for
    a date to write down. ``print_wanted``, ``tasks_wanted`` and ``export_wanted`` carry the AgendaQuery
    in sight, ``month_wanted`` a day too.
    """

    attention_wanted = Signal()
    customer_wanted = Signal(int)
    case_wanted = Signal(int)
    surprise_wanted = Signal()
    date_wanted = Signal()
    print_wanted = Signal(object)
    month_wanted = Signal(object, object)
    tasks_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(
        self,
        view_model: PlannerViewModel,
        *,
        new_plan_view: Callable[[MomentsPane], ShowsMoment],
        theme: Theme,
        remembered: Remembered,
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self._remembered = remembered
        self._was_led = False
        self.coming = Coming(view_model, theme=theme, remembered=remembered)
        self.splitter = Beside(
            theme, self.coming, remembered=remembered, key="moments", widths=WIDTHS, ground="ground"
        )
        self.front = PlannerFront(self.splitter, theme=theme, remembered=remembered)
        self._beside = PlanBesideAgenda(self.splitter, lambda: new_plan_view(self), settle_ms=settle_ms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.front)
        self._connect()
        view_model.start()

    @property
    def shown_key(self) -> MomentKey | None:
        """The moment beside the agenda."""
        return self._beside.shown_key

    @property
    def plan(self) -> ShowsMoment:
        """What shows a moment, made when the first one is chosen."""
        return self._beside.view

    def show_day(self, day: date, *, choose: MomentKey | None = None) -> None:
        """Bring up what falls on a day, with one of its moments chosen."""
        self.show_calendar()
        if choose is not None:
            self.view_model.agenda_shown.connect(
                lambda _is_new: self.coming.agenda.list.choose_moment(choose),
                Qt.ConnectionType.SingleShotConnection,
            )
        self.view_model.calendar.show(day, as_year=False)
        self.view_model.show_day(day)
        self.coming.agenda.take_focus()

    def show_view(self, view: AgendaView) -> None:
        """Bring up what is coming, narrowed to one of the standing views."""
        self.show_calendar()
        self.view_model.show_coming()
        self.view_model.choose_view(view)
        self.coming.agenda.take_focus()

    def show_calendar(self) -> None:
        """Bring up the calendar with the agenda."""
        self.attention_wanted.emit()
        self.leave_plan(to_list=False)
        self.front.show_page(CALENDAR)

    def show_page(self, key: str) -> None:
        """Bring up the calendar, the stories or the outcome."""
        self.attention_wanted.emit()
        self.front.show_page(key)
        self._take_keys()

    def show_month_or_year(self, *, as_year: bool) -> None:
        """Bring up the month or the year, with the keys in it."""
        self.show_calendar()
        self.view_model.calendar.show(self.view_model.calendar.day, as_year=as_year)
        self.coming.show_calendar()

    def open_moment(self, key: MomentKey, *, take_keys: bool = True) -> None:
        """Bring a moment up to work on it, whether it is in the list or not."""
        if take_keys:
            self.attention_wanted.emit()
            self.front.show_page(CALENDAR)
        self.coming.agenda.list.mark_moment(key)
        # Somebody led here before the first list came: that list must not choose another one.
        self._was_led = self._was_led or self.view_model.agenda is None
        if take_keys or self.splitter.is_open:
            self._beside.show(key)
        if take_keys:
            self.splitter.open(to_work=True)
            self.plan.take_focus()

    def open_customer(self, customer_id: int) -> None:
        """Bring up what comes next for somebody."""
        self.show_calendar()
        self.view_model.find_customer(customer_id)

    def leave_plan(self, *, to_list: bool = True) -> None:
        """Go back from a plan that covers the agenda; with ``to_list`` the keys go there too."""
        self.splitter.back_to_list()
        if to_list:
            self.coming.agenda.take_focus()

    def refresh(self) -> None:
        """Read everything again."""
        self.view_model.refresh()
        self._beside.refresh()
        self.front.refresh_pages()

    def close_lanes(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self.front.close_pages()
        self.view_model.close()
        self._beside.close()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._take_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.splitter.covers_list:
            self.leave_plan()
        else:
            super().keyPressEvent(event)

    def _take_keys(self) -> None:
        if self.front.current_key != CALENDAR:
            self.front.take_focus()
        elif self.splitter.covers_list:
            self.plan.take_focus()
        else:
            self.coming.agenda.take_focus()

    def _connect(self) -> None:
        view_model, agenda = self.view_model, self.coming.agenda
        self.front.head.plan_wanted.connect(self.surprise_wanted)
        self.front.head.date_wanted.connect(self.date_wanted)
        self.coming.calendar.day_wanted.connect(view_model.show_day)
        self.coming.calendar.day_wanted.connect(lambda _day: agenda.take_focus())
        agenda.moment_chosen.connect(self._choose)
        agenda.moment_opened.connect(lambda row: self.open_moment(row.key))
        agenda.plan_wanted.connect(self.surprise_wanted)
        agenda.head.print_wanted.connect(lambda: self.print_wanted.emit(view_model.query))
        agenda.head.tasks_wanted.connect(lambda: self.tasks_wanted.emit(view_model.query))
        agenda.head.month_wanted.connect(
            lambda: self.month_wanted.emit(view_model.calendar.day, view_model.query)
        )
        agenda.head.export_wanted.connect(lambda: self.export_wanted.emit(view_model.query))
        view_model.agenda_shown.connect(lambda is_new: self._begin(is_new=is_new))
        view_model.state_changed.connect(lambda: keep_state(view_model.state, self._remembered))
        view_model.customer_found.connect(self._open_found)
        self.splitter.widened.connect(lambda: self._begin(is_new=False))

    def _open_found(self, row: AgendaRow | None) -> None:
        if row is not None:
            self.view_model.calendar.show(row.on)
            self.open_moment(row.key)

    def _begin(self, *, is_new: bool) -> None:
        """The first moment of another list is chosen, if there is room for it beside the list."""
        was_led, self._was_led = self._was_led, False
        if self.splitter.is_wide and not was_led and (is_new or self._beside.is_empty):
            self.coming.agenda.begin()

    def _choose(self, row: AgendaRow) -> None:
        self.view_model.calendar.show(row.on)
        self._beside.choose(row)
