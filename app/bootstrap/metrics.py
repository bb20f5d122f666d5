"""Putting the Metrics pane together, and what tells in every pane of those who wait for an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.words import gettext as _
from app.metrics.pane_actions import add_metrics_actions
from app.shell.entries import PaneEntry
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.metrics_output import MetricsOutput
    from app.bootstrap.metrics_report import MonthReports
    from app.customers.pane import GuestsPane
    from app.metrics.pane import MetricsPane
    from app.ui.lane import AnyLane
    from app.venue.workplace import Workplace

METRICS = "metrics"
COUNT_MS = 60_000
"""An answer becomes late without anything being written: so they are counted every minute."""
_COUNTED = frozenset({"promise", "survey_answer"})


class Measuring:
    """The Metrics pane of one window, and its badge on the rail.

    ``parts`` and ``guests`` are asked for when they are first needed; nothing of it is loaded before. ``ask``
    opens the form in which a customer is asked, ``ask_otherwise`` asks by a way of its head, ``take_in`` opens the import.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        guests: Callable[[], GuestsPane],
        ask: Callable[[], None],
        ask_otherwise: Callable[[str], None],
        take_in: Callable[[], None],
        open_case: Callable[[int], None],
        open_answer: Callable[[int], None],
    ) -> None:
        self._parts = parts
        self._guests = guests
        self._ask = ask
        self._ask_otherwise = ask_otherwise
        self._take_in = take_in
        self._open_case = open_case
        self._open_answer = open_answer
        self.late = 0
        self._window: MainWindow | None = None
        self._built: MetricsPane | None = None
        self._output: MetricsOutput | None = None
        self._reports: MonthReports | None = None
        self._lane: AnyLane | None = None
        self._timer = QTimer()
        self._timer.setInterval(COUNT_MS)
        self._timer.timeout.connect(self.count)

    @property
    def entry(self) -> PaneEntry:
        """The pane as the window knows it."""
        return PaneEntry(METRICS, _("Metrics"), "chart-line", self._build, "Ctrl+5")

    @property
    def pane(self) -> MetricsPane:
        """The pane, built now if it was not needed before."""
        assert self._window is not None
        self._window.pane(METRICS)
        assert self._built is not None
        return self._built

    @property
    def reports(self) -> MonthReports:
        """The reports of months, made with the pane."""
        assert self.pane is not None
        assert self._reports is not None
        return self._reports

    def serve(self, window: MainWindow) -> None:
        """Lead to the pane from menus, palette and keyboard, and show in it who waits for too long."""
        self._window = window
        add_metrics_actions(self._parts().actions, do=self._do)
        session = self._parts().session
        session.bus.changed.connect(self._follow)
        session.staff_chosen.connect(self._follow_staff)

    def begin(self) -> None:
        """The first list stands: count who waits, now and from now on."""
        self._lane = self._lane or self._parts().new_lane()
        self._timer.start()
        self.count()

    def count(self) -> None:
        """Count those who wait for longer than the venue's target."""
        session = self._parts().session
        if session.is_open and self._lane is not None:
            self._lane.ask(
                partial(_count_late, work=session.workplace),
                then=self._show_count,
                otherwise=session.notices.problem,
            )

    def close(self) -> None:
        """Stop what runs and hear of nothing more; to be called before the window goes."""
        session = self._parts().session
        session.bus.changed.disconnect(self._follow)
        session.staff_chosen.disconnect(self._follow_staff)
        self._timer.stop()
        if self._lane is not None:
            self._lane.close()
        if self._built is not None:
            self._built.close_lanes()

    def _do(self, run: Callable[[MetricsPane], object]) -> None:
        """Do something in the pane, once there is a venue for it."""
        if self._parts().session.is_open:
            run(self.pane)

    def _show_count(self, late: int) -> None:
        self.late = late
        if self._window is not None:
            self._window.show_badge(METRICS, late)

    def _follow(self, change: Change) -> None:
        if self._timer.isActive() and (change.everything or change.kinds & _COUNTED):
            self.count()

    def _follow_staff(self) -> None:
        """Others see other comments."""
        if self._built is not None:
            self._built.refresh()

    def _build(self) -> QWidget:
        from app.bootstrap.metrics_output import MetricsOutput
        from app.bootstrap.metrics_pane import build_metrics
        from app.bootstrap.metrics_report import MonthReports
        from app.wiring import wire_metrics

        assert self._window is not None
        self._built = build_metrics(self._parts())
        self._output = MetricsOutput(self._parts(), self._window, pane=self._built)
        self._built.picture_wanted.connect(self._output.save_picture)
        self._built.table_wanted.connect(self._output.save_table)
        self._reports = MonthReports(self._parts(), self._window, button=self._built.front.head.report)
        self._built.offer_report(self._reports.offer)
        wire_metrics(
            self._window,
            self._built,
            key=METRICS,
            guests=self._guests,
            ask=self._ask,
            ask_otherwise=self._ask_otherwise,
            take_in=self._take_in,
            open_case=self._open_case,
            open_answer=self._open_answer,
        )
        return self._built


def _count_late(cancellation: Cancellation, *, work: Workplace) -> int:
    from app.measures.waiting import count_late

    return count_late(work, cancellation)
