"""One window on an open venue: the shell with its panes, put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import __version__
from app.bootstrap.accounting import Accounting
from app.bootstrap.asking import Asking
from app.bootstrap.backing_up import BackingUp
from app.bootstrap.encrypting import state_words
from app.bootstrap.loading import Loading
from app.bootstrap.locking import Locking
from app.bootstrap.metrics import Measuring
from app.bootstrap.moments import MOMENTS, Planning
from app.bootstrap.recovery import Recovering
from app.bootstrap.reminding import Reminding
from app.bootstrap.session import VenueSession
from app.bootstrap.settings import SettingUp
from app.bootstrap.threads import Threads
from app.bootstrap.transfer import Importing
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, Corrupt, KeyNeeded, NotOurs
from app.core.paths import program_folder
from app.core.words import gettext as _
from app.shell.entries import PaneEntry, ShellWords, StaffChoice
from app.shell.main_window import MainWindow
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.venue_words import VenueWords

if TYPE_CHECKING:
    from app.customers.pane import GuestsPane
    from app.storage.database import Database
    from app.venue.rows import StaffRow, VenueRow
    from app.venue.workplace import Workplace

GUESTS = "guests"
PAUSE_MS = 50
"""So that the first list is painted before anything else is loaded."""


class DeskWindow(QObject):
    """Furnishes a window; the panes come when the session has entered the venue.

    ``at_work`` is emitted when it can be worked with, or never will, ``closed`` when it is gone.
    """

    at_work = Signal()
    closed = Signal()
    another_wanted = Signal()
    rehearsal_wanted = Signal(str)
    restore_wanted = Signal(Path)
    rescue_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        session: VenueSession,
        *,
        theme: Theme,
        remembered: Remembered,
        words: VenueWords,
        threads: Threads,
    ) -> None:
        super().__init__()
        self.window = window
        self.session = session
        self.theme = theme
        self.remembered = remembered
        self.words = words
        self.actions = Actions(theme)
        self._threads = threads
        self._counting, self._naming = threads.new_lane(), threads.new_lane()
        self._loading = Loading(threads, otherwise=session.notices.problem)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._go_on)
        self._closers: list[Callable[[], None]] = []
        self.importing = Importing(self._parts, home=GUESTS, guests=lambda: self.guests)
        self.recovering = Recovering(
            self._parts, guests=lambda: self.guests, customer_on_screen=lambda: _shown_id(window)
        )
        self.planning = self._new_planning()
        self.asking = Asking(self._parts, words=words, customer_on_screen=lambda: _shown_id(window))
        self.measuring = self._new_measuring()
        self.reminding = Reminding(self._parts, open_moment=self.planning.open_moment, pane=MOMENTS)
        self.backing_up = BackingUp(self._parts)
        self.backing_up.restore_wanted.connect(self.restore_wanted)
        self.accounting = Accounting(self._parts, guests=lambda: self.guests)
        self.setting_up = self._new_setting_up()
        self.locking = Locking(self._parts, settings=self.setting_up.show_own)
        self._closers += [self.importing.close, self.recovering.close, self.setting_up.close]
        self._closers += [self.planning.close, self.reminding.close, self.asking.close]
        self._closers += [self.measuring.close, self.backing_up.close, self.accounting.close]
        self._closers += [self.locking.close]
        window.furnish(
            entries=self._entries(),
            words=ShellWords(words.customer.capitalize(), _lookup_hint(words)),
            actions=self.actions,
            runner=session.runner,
            notices=session.notices,
        )
        self.dialogs = Dialogs(window)
        for part in (self.importing, self.recovering, self.planning, self.asking, self.measuring):
            part.serve(window)
        _serve(window, self.reminding, self.backing_up, self.accounting, self.setting_up)
        self.locking.serve(window)
        _add_actions(self)
        self._connect()
        if session.is_open:
            self.enter()
        else:
            session.entered.connect(self.enter)
            session.failed.connect(self._refuse)

    def _new_planning(self) -> Planning:
        return Planning(
            self._parts,
            guests=lambda: self.guests,
            open_case=self.recovering.open_case,
            customer_on_screen=lambda: _shown_id(self.window),
        )

    def _new_setting_up(self) -> SettingUp:
        return SettingUp(
            self._parts,
            output=lambda: self.planning.output,
            follow_tray=self.reminding.follow_tray,
            build_backups=self.backing_up.build,
            build_log=self.accounting.build,
            guests=lambda: self.guests,
        )

    def _new_measuring(self) -> Measuring:
        return Measuring(
            self._parts,
            guests=lambda: self.guests,
            ask=self.asking.open,
            ask_otherwise=self.asking.ask_otherwise,
            take_in=self.importing.choose,
            open_case=self.recovering.open_for,
            open_answer=self.asking.open_answer,
        )

    @property
    def guests(self) -> GuestsPane:
        """The Guests pane, built now if it was not needed before."""
        from app.customers.pane import GuestsPane

        pane = self.window.pane(GUESTS)
        assert isinstance(pane, GuestsPane)
        return pane

    def enter(self) -> None:
        """Show the venue, and go on with what was typed while it was being opened."""
        _show_venue(self.window, self.session.workplace.venue, remembered=self.remembered)
        self._show_staff()
        _show_state(self.window, self.session.workplace.database)
        if self.locking.enter():
            # What was typed may have been a password.
            self.window.lookup.set_text("")
            self.session.lock.lifted.connect(self._show_first, Qt.ConnectionType.SingleShotConnection)
            self.at_work.emit()
        else:
            self._show_first()

    def _show_first(self) -> None:
        self.window.show_pane(GUESTS)
        if self.window.lookup.text:
            self.guests.look_up(self.window.lookup.text)
        self.importing.go_on()
        if self.guests.results.answers is None:
            self.guests.results.answered.connect(self._pause.start, Qt.ConnectionType.SingleShotConnection)
        else:
            self._go_on()

    def show(self) -> None:
        """Bring the window up."""
        self.window.show()

    def _entries(self) -> Sequence[PaneEntry]:
        return (
            PaneEntry(GUESTS, self.words.customers_title, "users", self._build_guests, "Ctrl+2"),
            self.recovering.entry,
            self.planning.entry,
            self.measuring.entry,
            self.importing.entry,
            self.setting_up.entry,
        )

    def _build_guests(self) -> QWidget:
        from app.bootstrap.guests import build_guests
        from app.wiring import wire_answers, wire_cases, wire_guests, wire_wishes

        pane = build_guests(self._parts())
        wire_guests(self.window, pane, key=GUESTS)
        wire_cases(pane, open_case=self.recovering.open_case, new_case=self.recovering.open_quickly)
        wire_answers(pane, open_answer=self.asking.open_answer)
        wire_wishes(
            pane,
            open_moment=self.planning.open_moment,
            new_moment=self.planning.plan_quickly,
            surprise=self.planning.plan_surprise,
        )
        pane.customer_opened.connect(self.recovering.take_expected)
        pane.rights_wanted.connect(self.setting_up.rights.open)
        self.session.staff_chosen.connect(pane.refresh)
        pane.import_wanted.connect(self.importing.choose)
        pane.rehearsal_wanted.connect(partial(self.rehearsal_wanted.emit, self.words.kind))
        self._closers.append(pane.close_lanes)
        return pane

    def _parts(self) -> WindowParts:
        return WindowParts(
            self.session,
            self.theme,
            self.remembered,
            self.actions,
            self.dialogs,
            self._threads,
            self._loading,
        )

    def _connect(self) -> None:
        self.window.closing.connect(self._close)
        self.window.about_wanted.connect(partial(_show_about, self.theme, self.window))
        self.window.top_bar.staff_chosen.connect(self._choose_staff)
        self.session.bus.changed.connect(self._follow)
        self.session.staff_chosen.connect(self._show_staff)

    def _go_on(self) -> None:
        """The list stands: now for what nobody waits for yet, and for what takes long to load."""
        self.session.lock.begin()
        self._count()
        self.recovering.begin()
        self.measuring.begin()
        self._loading.begin(
            then=partial(_begin_all, self._parts(), (self.reminding, self.backing_up, self.setting_up))
        )
        self.at_work.emit()

    def _follow(self, change: Change) -> None:
        if "customer" in change.kinds or change.everything:
            self._count()
        if "staff" in change.kinds or change.everything:
            self._show_staff()

    def _count(self) -> None:
        self._counting.ask(
            partial(_counted, work=self.session.workplace, words=self.words),
            then=self.window.status.show_count,
            otherwise=self.session.notices.problem,
        )

    def _show_staff(self) -> None:
        from app.venue.reading import VenueReader

        work = self.session.workplace
        self.window.top_bar.show_current(work.desk.staff_id)
        self.locking.follow_desk()
        reader = VenueReader(work.database)
        self._naming.ask(
            lambda _stop: reader.list_staff(), then=self._take_staff, otherwise=self.session.notices.problem
        )

    def _take_staff(self, staff: Sequence[StaffRow]) -> None:
        choices = [StaffChoice(one.id, one.name, one.duty) for one in staff]
        self.window.top_bar.show_staff(choices, self.session.workplace.desk.staff_id)

    def _choose_staff(self, staff_id: int) -> None:
        if self.locking.switch(staff_id):
            return
        self.session.choose_staff(staff_id)
        self.remembered.keep("staff_id", staff_id)

    def _refuse(self, error: AppError) -> None:
        self.at_work.emit()
        if isinstance(error, Corrupt | NotOurs | KeyNeeded):
            self.rescue_wanted.emit(error)
        else:
            self.dialogs.failure(error)
        self.window.close()

    def _close(self) -> None:
        for close in self._closers:
            close()
        self._pause.stop()
        self._counting.close()
        self._loading.close()
        self._naming.close()
        self.closed.emit()


def _add_actions(desk: DeskWindow) -> None:
    add = desk.actions.add
    add(
        _("New window"),
        group="desk",
        run=desk.another_wanted.emit,
        shortcut="Ctrl+Shift+N",
        icon="monitor",
    )
    for kind, title in _rehearsals():
        add(title, group="desk", run=partial(desk.rehearsal_wanted.emit, kind), icon="sparkles")


def _begin_all(parts: WindowParts, watching: Sequence[Reminding | BackingUp | SettingUp]) -> None:
    from app.bootstrap.calendar_start import begin_feed

    begin_feed(parts)
    for one in watching:
        one.begin()


def _show_venue(window: MainWindow, venue: VenueRow, *, remembered: Remembered) -> None:
    """Say which venue it is, and keep what the next start says before it is open."""
    remembered.keep("venue_kind", venue.kind)
    remembered.keep("venue_name", venue.name)
    remembered.keep("language", venue.language)
    window.top_bar.show_venue(venue.name, rehearsal=venue.rehearsal)
    window.setWindowTitle(_("{venue} – Regulars").format(venue=venue.name))


def _show_state(window: MainWindow, database: Database) -> None:
    words, icon = state_words(database)
    window.status.show_state(words, icon=icon)


def _show_about(theme: Theme, window: MainWindow) -> None:
    from app.shell.about import AboutDialog
    from app.shell.licences import credits_of_program

    resources: Path = program_folder() / "resources"
    AboutDialog(theme, version=__version__, credits_=credits_of_program(resources), parent=window).exec()


def _shown_id(window: MainWindow) -> int:
    """Whose card is on screen or on its way there; 0 for nobody's."""
    from app.customers.pane import GuestsPane

    pane = window.stack.currentWidget()
    return pane.view_model.at_hand_id if isinstance(pane, GuestsPane) else 0


def _counted(cancellation: Cancellation, *, work: Workplace, words: VenueWords) -> str:
    from app.customers.service.counting import count_customers

    count = count_customers(work, cancellation)
    return words.customers(count, work.wording.number(count))


def _lookup_hint(words: VenueWords) -> str:
    hints = {
        "hotel": _("Find a guest by name, phone, email, room or card"),
        "restaurant": _("Find a guest by name, phone, email, table or card"),
        "boutique": _("Find a customer by name, phone, email, till or card"),
    }
    return hints[words.kind]


def _serve(window: MainWindow, *parts: Reminding | BackingUp | Accounting | SettingUp) -> None:
    for part in parts:
        part.serve(window)


def _rehearsals() -> Sequence[tuple[str, str]]:
    return (
        ("hotel", _("Open the rehearsal hotel")),
        ("restaurant", _("Open the rehearsal restaurant")),
        ("boutique", _("Open the rehearsal boutique")),
    )
