"""Putting the Moments pane together, and what leads to it from everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.quick_date import DateWriting
from app.bootstrap.quick_moment import QuickPlanning
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.planner.pane_actions import add_moments_actions
from app.shell.entries import PaneEntry
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.calendar_export import CalendarExport
    from app.bootstrap.moment_output import MomentOutput
    from app.customers.pane import GuestsPane
    from app.occasions.schemas import AgendaRow, MomentKey
    from app.planner.dates.overlay import QuickDate
    from app.planner.pane import MomentsPane
    from app.planner.quick.overlay import QuickPlan

MOMENTS = "moments"


class Planning:
    """The Moments pane of one window.

    ``parts`` and ``guests`` are asked for when they are first needed, ``open_case`` leads to a case,
    ``customer_on_screen`` tells whose card is shown, 0 for nobody's;
    nothing of the pane is loaded before.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        guests: Callable[[], GuestsPane],
        open_case: Callable[[int], None],
        customer_on_screen: Callable[[], int],
    ) -> None:
        self._parts = parts
        self._quick = QuickPlanning(
            parts,
            customer_on_screen=customer_on_screen,
            planned=self._choose_new,
            open_plan=self.open_moment,
            write_date=self._write_date_to_plan,
        )
        self._dates = DateWriting(parts, customer_on_screen=customer_on_screen, placed=self._show_date)
        self._guests = guests
        self._open_case = open_case
        self._window: MainWindow | None = None
        self._built: MomentsPane | None = None
        self._output: MomentOutput | None = None
        self._export: CalendarExport | None = None

    @property
    def entry(self) -> PaneEntry:
        """The pane as the window knows it."""
        return PaneEntry(MOMENTS, _("Moments"), "cake", self._build, "Ctrl+4")

    @property
    def pane(self) -> MomentsPane:
        """The pane, built now if it was not needed before."""
        assert self._window is not None
        self._window.pane(MOMENTS)
        assert self._built is not None
        return self._built

    @property
    def quick_form(self) -> QuickPlan:
        """The quick plan, made now if it was not needed before."""
        return self._quick.form

    @property
    def date_form(self) -> QuickDate:
        """The form of a date, made now if it was not needed before."""
        return self._dates.form

    @property
    def output(self) -> MomentOutput:
        """What puts plans on paper."""
        from app.bootstrap.moment_output import MomentOutput

        assert self._window is not None
        if self._output is None:
            self._output = MomentOutput(self._parts(), self._window)
        return self._output

    def serve(self, window: MainWindow) -> None:
        """Lead to the pane from menus, palette and keyboard."""
        self._window = window
        self._quick.serve(window)
        self._dates.serve(window)
        add_moments_actions(self._parts().actions, do=self._do)
        self._parts().session.staff_chosen.connect(self._follow_staff)

    def open_moment(self, key: MomentKey) -> None:
        """Bring a moment up."""
        self.pane.open_moment(key)

    def open_customer(self, customer_id: int) -> None:
        """Bring up what comes next for somebody."""
        self.pane.open_customer(customer_id)

    def plan_quickly(self) -> None:
        """Open the quick plan over whatever is on screen."""
        self._quick.open()

    def add_date(self) -> None:
        """Open the form of a date over whatever is on screen."""
        self._dates.open()

    def plan_surprise(self, clue_id: int, words: str) -> None:
        """Open it for a surprise from a clue of whoever is on screen."""
        self._quick.open_from_clue(clue_id, words)

    def close(self) -> None:
        """Stop what runs and hear of nothing more; to be called before the window goes."""
        self._parts().session.staff_chosen.disconnect(self._follow_staff)
        self._quick.close()
        self._dates.close()
        if self._built is not None:
            self._built.close_lanes()

    def _do(self, run: Callable[[MomentsPane], object]) -> None:
        if self._parts().session.is_open:
            run(self.pane)

    def _choose_new(self, key: MomentKey) -> None:
        """What was planned while the agenda is on screen is the one to go on with."""
        if self._window is not None and self._window.current_key == MOMENTS:
            self.pane.open_moment(key, take_keys=False)

    def _write_date_to_plan(self, customer_id: int) -> None:
        self._dates.open_for(customer_id, then=self._quick.go_on_with)

    def _show_date(self, row: AgendaRow) -> None:
        """A date that was written down while the agenda is on screen is shown there."""
        if self._window is not None and self._window.current_key == MOMENTS:
            self.pane.show_day(row.on, choose=row.key)

    def _follow_staff(self) -> None:
        """Others have other moments, and see other cases."""
        if self._built is not None:
            self._built.refresh()

    def _build(self) -> QWidget:
        from app.bootstrap.calendar_export import CalendarExport
        from app.bootstrap.moments_pane import build_moments
        from app.wiring import wire_moments

        assert self._window is not None
        self._built = build_moments(self._parts(), output=self.output)
        self._export = CalendarExport(self._parts(), self._window)
        wire_moments(
            self._window,
            self._built,
            key=MOMENTS,
            guests=self._guests,
            open_case=self._open_case,
            new_moment=self.plan_quickly,
            new_date=self.add_date,
        )
        self._built.print_wanted.connect(self.output.print_list)
        self._built.month_wanted.connect(self.output.print_month)
        self._built.tasks_wanted.connect(self.output.print_tasks_of)
        self._built.export_wanted.connect(self._export.export)
        return self._built
