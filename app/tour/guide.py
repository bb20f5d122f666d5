"""Leads through the program from one stop of the tour to the next."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.desk_window import DeskWindow
from app.bootstrap.program import Program
from app.bootstrap.threads import in_place
from app.bootstrap.venue_opener import make_venue, open_existing
from app.core.clock import Clock
from app.core.paths import DataFolder
from app.model.codes import Role
from app.shell.venue_draft import VenueDraft
from app.ui.application import new_application
from app.ui.theme.theme import ThemeMode
from app.venue.reading import VenueReader

SETTLE_MS = 160
"""Longer than a card waits for the choice to rest."""


class Guide:
    """``folder`` holds the venue in "venue"; an empty place is set up beside it for the first run."""

    def __init__(
        self,
        folder: Path,
        *,
        theme: ThemeMode,
        size: tuple[int, int],
        venue: str,
        language: str | None,
        clock: Clock,
    ) -> None:
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else new_application("regulars")
        self.size = size
        self._clock = clock
        self.folder = folder
        self._before: int | None = None
        self._kept: list[QWidget] = []
        self.kind = venue
        self.program = Program(
            self._app,
            data=DataFolder(folder / "new"),
            clock=clock,
            threads=in_place(),
            language=language,
        )
        self.program.theme.set_mode(theme)

    @property
    def desk(self) -> DeskWindow:
        """The window on the rehearsal venue."""
        return self.program.desks[-1]

    @property
    def today(self) -> date:
        """Today at the rehearsal venue."""
        return self.desk.session.workplace.today()

    def open_desk(self) -> None:
        """Open the rehearsal venue."""
        folder = DataFolder(self.folder / "venue")
        self.program.show_desk(folder, open_existing(folder, self._clock))
        self.desk.window.resize(*self.size)

    def close_desks(self) -> None:
        """Close the rehearsal venue: what is open would be laid out anew with every other size of text."""
        for desk in self.program.desks:
            desk.window.close()
        self.settle()

    def open_new_place(self) -> None:
        """Open a place that has just been set up."""
        draft = VenueDraft(
            name="Quay Rooms",
            kind=self.kind,
            currency="EUR",
            language=self.program.language,
            zone="Europe/Lisbon",
            staff_name="Ines",
        )
        folder = self.program.data
        self.program.show_desk(folder, make_venue(folder, draft, clock=self._clock))
        self.desk.window.resize(*self.size)

    def look_up(self, text: str) -> None:
        """Type into the lookup field."""
        self.desk.window.lookup.set_text(text)
        self.settle()

    def act_for(self, roles: Collection[Role]) -> None:
        """Sign in whoever has one of these roles, until ``act_as_before``."""
        session = self.desk.session
        self._before = session.workplace.staff_id
        staff = VenueReader(session.workplace.database).list_staff()
        session.choose_staff(next(one.id for one in staff if one.role in roles))

    def act_as_before(self) -> None:
        """Sign in whoever was there before."""
        if self._before is not None:
            self.desk.session.choose_staff(self._before)

    def keep(self, window: QWidget) -> QWidget:
        """Hold on to a window that belongs to nobody, until ``put_away``."""
        self._kept.append(window)
        return window

    def put_away(self) -> None:
        """Close the windows that were held on to."""
        for window in self._kept:
            window.close()
            window.deleteLater()
        self._kept.clear()

    def settle(self) -> None:
        """Let everything that is about to happen happen."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Leave everything as it was."""
        self.program.close()
