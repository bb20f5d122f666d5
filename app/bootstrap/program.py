"""The running program: which venues are open, in which windows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from app.bootstrap.desk_window import DeskWindow
from app.bootstrap.session import VenueSession
from app.bootstrap.venue_opener import Rehearsal, make_venue, open_existing, open_rehearsal
from app.core.clock import Clock
from app.core.errors import AppError, Cancelled
from app.core.paths import DataFolder, program_folder
from app.shell.settings_page import remembered_mode, remembered_scale
from app.ui.dialogs import Dialogs
from app.ui.job import InlineJob, Job
from app.ui.lane import AnyLane, Lane
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme
from app.wording.translation import start_translation
from app.wording.venue_words import KINDS, VenueWords

if TYPE_CHECKING:
    from app.shell.first_run import FirstRun
    from app.shell.venue_draft import VenueDraft
    from app.venue.workplace import Workplace


class Program(QObject):
    """Opens windows and ends when the last one closes; ``data`` is where the user's venue lives."""

    def __init__(
        self,
        app: QApplication,
        *,
        data: DataFolder,
        clock: Clock,
        new_lane: Callable[[], AnyLane] = Lane,
        new_job: Callable[[], Job | InlineJob] = Job,
        language: str | None = None,
        theme: Theme | None = None,
    ) -> None:
        super().__init__()
        self.data = data
        self._clock = clock
        self._new_lane = new_lane
        self.remembered = Remembered(data.window_settings)
        self.theme = theme or Theme(
            app,
            resources=program_folder() / "resources",
            mode=remembered_mode(self.remembered),
            text_scale=remembered_scale(self.remembered),
        )
        self.first: FirstRun | None = None
        self._desks: list[DeskWindow] = []
        self._job = new_job()
        self.language = language or self.remembered.text("language", "en")
        start_translation(self.language, program_folder() / "resources" / "translations")

    @property
    def desks(self) -> tuple[DeskWindow, ...]:
        """The windows open now."""
        return tuple(self._desks)

    def start(self) -> None:
        """Open the venue of the data folder, or ask what it is when there is none yet."""
        if self.data.venue_file.exists():
            self.open_later(self.data)
        else:
            self.ask_first()

    def ask_first(self) -> None:
        """Show what a new place is asked."""
        from app.shell.first_run import FirstRun

        self.first = FirstRun(self.theme)
        self.first.venue_wanted.connect(self._make_venue)
        self.first.rehearsal_wanted.connect(self.rehearse)
        self.first.show()

    def open_later(self, folder: DataFolder) -> None:
        """Show the window at once and open the venue behind it."""
        remembered = self._remembered_of(folder)
        kind, staff_id = remembered.text("venue_kind"), int(remembered.number("staff_id", 0))
        opening = partial(open_existing, folder, self._clock, staff_id=staff_id)
        if kind not in KINDS:
            self.open_now(folder, opening)
            return
        session = VenueSession(folder)
        desk = self._add_desk(session, remembered, kind)
        desk.window.top_bar.show_venue(remembered.text("venue_name"))
        desk.show()
        session.enter_later(opening)

    def open_now(self, folder: DataFolder, opening: Callable[[], Workplace]) -> None:
        """Open a venue of which nothing is known yet, then show its window."""
        try:
            workplace = opening()
        except AppError as error:
            Dialogs(self._parent()).failure(error)
            return
        self.show_desk(folder, workplace)

    def show_desk(self, folder: DataFolder, workplace: Workplace) -> DeskWindow:
        """A window on a venue that is open."""
        session = VenueSession(folder)
        session.enter(workplace)
        desk = self._add_desk(session, self._remembered_of(folder), workplace.venue.kind)
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
        dialog = self._progress_dialog()
        self._job.start(
            lambda cancellation, progress: open_rehearsal(
                folder, wanted, self._clock, cancellation=cancellation, progress=progress
            ),
            then=lambda workplace: self._rehearsal_ready(dialog, folder, workplace),
            otherwise=lambda error: self._rehearsal_failed(dialog, error),
        )

    def raise_up(self) -> None:
        """Bring the windows to the front, as when the program is started once more."""
        for desk in self._desks:
            desk.window.raise_up()

    def close(self) -> None:
        """Close every window and stop everything that runs."""
        for desk in self.desks:
            desk.window.close()
        self._leave_first()
        self._job.close()

    def _leave_first(self) -> None:
        if self.first is not None:
            self.first.close()
            self.first.deleteLater()
            self.first = None

    def _make_venue(self, draft: VenueDraft) -> None:
        self.open_now(self.data, partial(make_venue, self.data, draft, self._clock))

    def _progress_dialog(self) -> QProgressDialog:
        dialog = QProgressDialog(_("The rehearsal venue is being made …"), _("Stop"), 0, 0, self._parent())
        dialog.setWindowTitle(_("Regulars"))
        dialog.setMinimumDuration(400)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._job.cancel)
        self._job.progressed.connect(lambda done, total: self._show_progress(dialog, done, total))
        return dialog

    def _show_progress(self, dialog: QProgressDialog, done: int, total: int) -> None:
        dialog.setMaximum(total)
        dialog.setValue(done)

    def _rehearsal_ready(self, dialog: QProgressDialog, folder: DataFolder, workplace: Workplace) -> None:
        self._end_progress(dialog)
        self.show_desk(folder, workplace)

    def _rehearsal_failed(self, dialog: QProgressDialog, error: AppError) -> None:
        self._end_progress(dialog)
        if not isinstance(error, Cancelled):
            Dialogs(self._parent()).failure(error)

    def _end_progress(self, dialog: QProgressDialog) -> None:
        self._job.progressed.disconnect()
        dialog.close()
        dialog.deleteLater()

    def _add_desk(self, session: VenueSession, remembered: Remembered, kind: str) -> DeskWindow:
        desk = DeskWindow(
            session,
            theme=self.theme,
            remembered=remembered,
            words=VenueWords.for_kind(kind),
            new_lane=self._new_lane,
        )
        self._desks.append(desk)
        desk.closed.connect(partial(self._forget, desk))
        desk.another_wanted.connect(partial(self._open_another, desk))
        desk.rehearsal_wanted.connect(self.rehearse)
        return desk

    def _open_another(self, desk: DeskWindow) -> None:
        if desk.session.is_open:
            self._add_desk(desk.session, desk.remembered, desk.words.kind).show()

    def _forget(self, desk: DeskWindow) -> None:
        self._desks.remove(desk)
        desk.window.deleteLater()
        if not any(other.session is desk.session for other in self._desks):
            desk.session.close()

    def _remembered_of(self, folder: DataFolder) -> Remembered:
        return self.remembered if folder == self.data else Remembered(folder.window_settings)

    def _parent(self) -> QWidget | None:
        if self._desks:
            return self._desks[-1].window
        return self.first
