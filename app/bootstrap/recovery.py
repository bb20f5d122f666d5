"""Putting the Recovery pane together, and what tells of late cases in every pane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.bootstrap.quick_case import QuickOpening
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.words import gettext as _
from app.core.words import ngettext
from app.recovery.pane_actions import add_recovery_actions
from app.shell.entries import PaneEntry
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.bootstrap.log_output import LogOutput
    from app.customers.pane import GuestsPane
    from app.recovery.pane import RecoveryPane
    from app.recovery.quick.overlay import QuickCase
    from app.ui.lane import AnyLane
    from app.venue.workplace import Workplace

RECOVERY = "recovery"
COUNT_MS = 60_000
"""A case becomes late without anything being written: so it is counted every minute."""
_COUNTED = frozenset({"recovery_case", "staff"})


class Recovering:
    """The Recovery pane of one window, its badge on the rail and the words in the status bar.

    ``parts`` and ``guests`` are asked for when they are first needed; nothing of it is loaded before.
    ``customer_on_screen`` tells whose card is shown, 0 for nobody's.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        guests: Callable[[], GuestsPane],
        customer_on_screen: Callable[[], int],
    ) -> None:
        self._parts = parts
        self._quick = QuickOpening(parts, customer_on_screen=customer_on_screen, opened=self._choose_new)
        self._guests = guests
        self._window: MainWindow | None = None
        self._timer = QTimer()
        self._timer.setInterval(COUNT_MS)
        self._timer.timeout.connect(self.count)
        self._lane: AnyLane | None = None
        self._built: RecoveryPane | None = None
        self._output: LogOutput | None = None

    @property
    def entry(self) -> PaneEntry:
        """The pane as the window knows it."""
        return PaneEntry(RECOVERY, _("Recovery"), "heart-handshake", self._build, "Ctrl+3")

    @property
    def pane(self) -> RecoveryPane:
        """The pane, built now if it was not needed before."""
        assert self._window is not None
        self._window.pane(RECOVERY)
        assert self._built is not None
        return self._built

    @property
    def quick_form(self) -> QuickCase:
        """The form for a new case, made now if it was not needed before."""
        return self._quick.form

    def serve(self, window: MainWindow) -> None:
        """Show in a window what is late, and lead to it."""
        self._window = window
        self._quick.serve(window)
        add_recovery_actions(self._parts().actions, do=self._do)
        session = self._parts().session
        window.status.late_wanted.connect(self.show_late)
        session.bus.changed.connect(self._follow)
        session.staff_chosen.connect(self._follow_staff)

    def begin(self) -> None:
        """The first list stands: count what is late, now and from now on."""
        self._lane = self._lane or self._parts().new_lane()
        self._timer.start()
        self.count()

    def show_late(self) -> None:
        """Bring up what is past its target."""
        self._do(lambda pane: pane.show_late())

    def open_case(self, case_id: int) -> None:
        """Bring a case up."""
        self.pane.open_case(case_id)

    def open_quickly(self) -> None:
        """Open the form for a new case over whatever is on screen."""
        self._quick.open()

    def open_for(self, customer_id: int) -> None:
        """Open it for this customer; 0 for nobody known."""
        self._quick.open_of(customer_id)

    def take_expected(self, customer_id: int) -> None:
        """Somebody's card came to the screen, perhaps after the form for a new case was opened for them."""
        self._quick.take_expected(customer_id)

    def count(self) -> None:
        """Count what is late."""
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
        self._quick.close()
        if self._lane is not None:
            self._lane.close()
        if self._built is not None:
            self._built.close_lanes()

    def _do(self, run: Callable[[RecoveryPane], object]) -> None:
        """Do something in the pane, once there is a venue for it."""
        if self._parts().session.is_open:
            run(self.pane)

    def _choose_new(self, case_id: int) -> None:
        """A case that was opened while the log is on screen is the one to go on with."""
        if self._window is not None and self._window.current_key == RECOVERY:
            self.pane.open_case(case_id, take_keys=False)

    def _show_count(self, late: int) -> None:
        if self._window is not None:
            words = ngettext("{count} case late", "{count} cases late", late).format(count=late)
            self._window.show_badge(RECOVERY, late)
            self._window.status.show_late(words if late else "")

    def _follow(self, change: Change) -> None:
        if self._timer.isActive() and (change.everything or change.kinds & _COUNTED):
            self.count()

    def _follow_staff(self) -> None:
        """Others see other restricted cases, and other ones are theirs."""
        if self._timer.isActive():
            self.count()
        if self._built is not None:
            self._built.refresh()

    def _build(self) -> QWidget:
        from app.bootstrap.log_output import LogOutput
        from app.bootstrap.recovery_pane import build_recovery
        from app.wiring import wire_recovery

        assert self._window is not None
        self._built = build_recovery(self._parts())
        wire_recovery(
            self._window, self._built, key=RECOVERY, guests=self._guests, new_case=self.open_quickly
        )
        self._output = LogOutput(self._parts(), self._window)
        self._built.print_wanted.connect(self._output.print_log)
        self._built.export_wanted.connect(self._output.export_log)
        figures = self._built.view_model.figures
        figures.counts_shown.connect(lambda: self._show_count(figures.counts.late))
        return self._built


def _count_late(cancellation: Cancellation, *, work: Workplace) -> int:
    from app.cases.service.log_view import CaseLog

    return CaseLog(work).count_views(cancellation).late
