"""The running program: which venues are open, in which windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.first_opening import FirstOpenings
from app.bootstrap.leaving import Leavings
from app.bootstrap.recoding import Recodings
from app.bootstrap.rehearsing import Rehearsing
from app.bootstrap.rescuing import Rescues, file_is_gone, has_only_backups
from app.bootstrap.threads import Threads
from app.bootstrap.unlocking import Unlocking
from app.bootstrap.venue_opener import Rehearsal, make_venue, open_existing
from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.errors import AppError, Corrupt, KeyNeeded, NotOurs
from app.core.paths import DataFolder, program_folder
from app.core.spare_memory import SpareMemory
from app.shell.main_window import MainWindow
from app.shell.remembered_look import remembered_mode, remembered_scale
from app.ui.garbage import GarbageCollector
from app.ui.giving_back import GivingBack
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.translation import start_translation
from app.wording.venue_words import KINDS, VenueWords

if TYPE_CHECKING:
    from app.bootstrap.desk_window import DeskWindow
    from app.bootstrap.session import VenueSession
    from app.shell.first_run import FirstRun
    from app.shell.new_venue import NewVenue
    from app.venue.workplace import Workplace


class Program(QObject):
    """Opens windows and ends when the last one closes; ``data`` is where the user's venue lives.

    What the first picture on the screen does not need is imported after it; ``stands`` tells of each window
    that has come up, ``gave_up`` that a venue could not be opened and no window stands.
    """

    stands = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        data: DataFolder,
        clock: Clock,
        threads: Threads | None = None,
        language: str | None = None,
        theme: Theme | None = None,
    ) -> None:
        super().__init__()
        self.data = data
        self._clock = clock
        self._threads = threads or Threads()
        self.remembered = Remembered(data.window_settings)
        self.theme = theme or Theme(
            app,
            resources=program_folder() / "resources",
            mode=remembered_mode(self.remembered),
            text_scale=remembered_scale(self.remembered),
        )
        self.first: FirstRun | None = None
        self.gave_up = False
        self._bare: set[MainWindow] = set()
        self._desks: list[DeskWindow] = []
        self._leavings = Leavings(self._threads)
        self._openings = FirstOpenings(self._threads)
        self.rescues = Rescues(self.theme, clock=clock, threads=self._threads, open_again=self.open_later)
        self.unlocking = Unlocking(
            self.theme, clock=clock, threads=self._threads, enter=self.show_desk, rescues=self.rescues
        )
        self.recodings = Recodings(self.theme, clock=clock, threads=self._threads, open_again=self.open_now)
        self._rehearsing = Rehearsing(clock, self._threads.new_job, parent=self._parent)
        self._rehearsing.ready.connect(self.show_desk)
        self._garbage = GarbageCollector(self)
        self._giving_back = GivingBack(SpareMemory(), self)
        self.language = language or self.remembered.text("language", "en")
        start_translation(self.language, program_folder() / "resources" / "translations")

    @property
    def desks(self) -> tuple[DeskWindow, ...]:
        """The windows open now."""
        return tuple(self._desks)

    def start(self) -> None:
        """Open the venue of the data folder, or ask what it is when there is none yet."""
        if has_only_backups(self.data):
            self.rescues.tell(self.data, file_is_gone(self.data), remembered=self.remembered)
            self.stands.emit()
        elif self.data.venue_file.exists():
            self.open_later(self.data)
        else:
            self.ask_first()

    def ask_first(self) -> None:
        """Show what a new place is asked."""
        from app.bootstrap.recovery_paper import serve_first_run
        from app.shell.first_run import FirstRun

        self.first = FirstRun(self.theme, lane=self._threads.new_lane())
        serve_first_run(self.first)
        self.first.venue_wanted.connect(self._make_venue)
        self.first.rehearsal_wanted.connect(self.rehearse)
        self.first.show()
        self.stands.emit()

    def open_later(self, folder: DataFolder, *, as_it_is: bool = False, words: str = "") -> None:
        """Show the bare window at once; what belongs into it and the venue come as soon as it stands.

        ``words`` open an encrypted one that this computer does not open by itself.
        """
        remembered = self._remembered_of(folder)
        staff_id = int(remembered.number("staff_id", 0))
        opening = partial(
            open_existing, folder, self._clock, staff_id=staff_id, as_it_is=as_it_is, words=words
        )
        if remembered.text("venue_kind") not in KINDS:
            self.open_now(folder, opening)
            return
        window = MainWindow(self.theme, remembered, venue=remembered.text("venue_name"))
        window.stands.connect(partial(self._furnish, window, folder, opening=opening))
        window.closing.connect(partial(self._bare.discard, window))
        self._bare.add(window)
        window.show()

    def open_now(self, folder: DataFolder, opening: Callable[[], Workplace]) -> None:
        """Open a venue of which nothing is known yet; its window stands meanwhile."""
        from app.ui.dialogs import Dialogs

        remembered = self._remembered_of(folder)
        window = MainWindow(self.theme, remembered)

        def fail(error: AppError) -> None:
            if isinstance(error, Corrupt | NotOurs | KeyNeeded):
                self.unlocking.help(folder, error, remembered=remembered)
                self.stands.emit()
            else:
                Dialogs(window if window.isVisible() else self._parent()).failure(error)
                self.gave_up = self._parent() is None

        self._openings.begin(
            window, opening, then=partial(self.show_desk, folder, window=window), otherwise=fail
        )

    def show_desk(
        self, folder: DataFolder, workplace: Workplace, *, window: MainWindow | None = None
    ) -> DeskWindow:
        """A window on a venue that is open; ``window`` is a bare one that stands already."""
        from app.bootstrap.session import VenueSession

        session = VenueSession(folder, self._threads.new_writer)
        session.enter(workplace)
        desk = self._add_desk(session, self._remembered_of(folder), workplace.venue.kind, window=window)
        desk.show()
        self._leave_first()
        return desk

    def rehearse(self, kind: str) -> None:
        """Open the rehearsal venue of this kind beside what is open, building it first where needed."""
        self.open_rehearsal(self.data.rehearsal(kind), Rehearsal(kind))

    def open_rehearsal(self, folder: DataFolder, wanted: Rehearsal) -> None:
        """Open a rehearsal venue, raising its window when there is one already."""
        for desk in self._desks:
            if desk.session.folder == folder:
                desk.window.raise_up()
                return
        self._rehearsing.begin(folder, wanted)

    def raise_up(self) -> None:
        """Bring the windows to the front, as when the program is started once more."""
        for window in self._windows():
            window.raise_up()

    def close(self) -> None:
        """Close every window and stop everything that runs."""
        for window in self._windows():
            window.close()
        self._openings.close()
        self._leavings.close()
        self.rescues.close()
        self.unlocking.close()
        self.recodings.close()
        self._leave_first()
        self._rehearsing.close()
        self._garbage.close()
        self._giving_back.close()

    def _leave_first(self) -> None:
        if self.first is not None:
            self.first.close()
            self.first.close_lane()
            self.first.deleteLater()
            self.first = None

    def _make_venue(self, wanted: NewVenue) -> None:
        """Make it away from the window, for keys and hashes take a while; then open what was dropped."""
        from app.ui.dialogs import Dialogs

        first = self.first
        assert first is not None

        def show(workplace: Workplace) -> None:
            desk = self.show_desk(self.data, workplace)
            if first.files:
                desk.importing.open_files(first.files)

        def work(_stop: Cancellation) -> Workplace:
            return make_venue(self.data, wanted.draft, clock=self._clock, owner=wanted.owner)

        first.lane.ask(work, then=show, otherwise=lambda error: Dialogs(first).failure(error))

    def _furnish(self, window: MainWindow, folder: DataFolder, *, opening: Callable[[], Workplace]) -> None:
        if window not in self._bare:
            return
        self._bare.remove(window)
        from app.bootstrap.session import VenueSession

        remembered = self._remembered_of(folder)
        session = VenueSession(folder, self._threads.new_writer)
        session.enter_later(opening)
        desk = self._add_desk(session, remembered, remembered.text("venue_kind"), window=window)
        desk.window.top_bar.show_venue(remembered.text("venue_name"))

    def _add_desk(
        self, session: VenueSession, remembered: Remembered, kind: str, *, window: MainWindow | None = None
    ) -> DeskWindow:
        from app.bootstrap.desk_window import DeskWindow

        desk = DeskWindow(
            window or MainWindow(self.theme, remembered),
            session,
            theme=self.theme,
            remembered=remembered,
            words=VenueWords.for_kind(kind),
            threads=self._threads,
        )
        self._desks.append(desk)
        desk.at_work.connect(self.stands)
        desk.closed.connect(partial(self._forget, desk))
        desk.another_wanted.connect(partial(self._open_another, desk))
        desk.rehearsal_wanted.connect(self.rehearse)
        desk.restore_wanted.connect(
            partial(self.rescues.go_back, session=session, desks=self._desks, remembered=remembered)
        )
        desk.setting_up.encrypting.key_wanted.connect(
            partial(self.recodings.begin, session=session, desks=self._desks)
        )
        desk.rescue_wanted.connect(partial(self.unlocking.help, session.folder, remembered=remembered))
        return desk

    def _open_another(self, desk: DeskWindow) -> None:
        if desk.session.is_open:
            self._add_desk(desk.session, desk.remembered, desk.words.kind).show()

    def _forget(self, desk: DeskWindow) -> None:
        self._desks.remove(desk)
        desk.window.deleteLater()
        if not any(other.session is desk.session for other in self._desks):
            if desk.session.is_open and not (self.rescues.is_going_back or self.recodings.is_at_it):
                self._leavings.begin(desk.session)
            else:
                desk.session.close()

    def _remembered_of(self, folder: DataFolder) -> Remembered:
        return self.remembered if folder == self.data else Remembered(folder.window_settings)

    def _parent(self) -> QWidget | None:
        return next(reversed(self._windows()), self.first)

    def _windows(self) -> list[MainWindow]:
        return [*(desk.window for desk in self._desks), *self._bare, *self._openings.windows]
