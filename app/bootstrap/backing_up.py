"""Backups of one window: the section of the settings, the actions, and what the status bar says of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.safekeeping.keeper import Keeper
    from app.safekeeping.page import BackupsPage
    from app.safekeeping.schemas import Standing
    from app.safekeeping.service import SafekeepingService

BACKUPS, SETTINGS = "backups", "settings"


class BackingUp(QObject):
    """``restore_wanted`` gives the backup that the venue should go back to."""

    restore_wanted = Signal(Path)

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        super().__init__()
        self._parts = parts
        self._window: MainWindow | None = None
        self._page: BackupsPage | None = None
        self._keeper: Keeper | None = None

    def serve(self, window: MainWindow) -> None:
        """List what can be done."""
        self._window = window
        actions = self._parts().actions
        actions.add(_("Backups"), group="desk", run=self.show, icon="archive")
        actions.add(_("Take a backup now"), group="desk", run=self.take, icon="archive")
        actions.add(_("Go back to a backup…"), group="desk", run=self.show, icon="archive-restore")

    def begin(self) -> None:
        """The first list stands: have one keeper for the venue, whichever of its windows comes first."""
        from app.safekeeping.keeper import Keeper

        parts = self._parts()
        session = parts.session
        if self._keeper is not None:
            return
        is_new = session.keeper is None
        if session.keeper is None:
            session.keeper = Keeper(
                self._service(), lane=parts.new_lane(), watch_lane=parts.new_lane(), notices=session.notices
            )
        self._keeper = session.keeper
        self._keeper.stood.connect(self._show_standing)
        if is_new:
            session.keeper.begin()
        elif session.keeper.standing is not None:
            self._show_standing(session.keeper.standing)

    def show(self) -> None:
        """Show the section of the settings."""
        self._open()

    def take(self) -> None:
        """Take one now, where its progress is to be seen."""
        page = self._open()
        if page is not None:
            page.view_model.take()

    def build(self) -> QWidget:
        """The section of the settings, for one window."""
        from app.safekeeping.page import BackupsPage
        from app.safekeeping.parts import BackupParts
        from app.wording.reading import Reading

        parts = self._parts()
        session = parts.session
        self.begin()
        assert session.keeper is not None
        work = session.workplace
        self._page = BackupsPage(
            BackupParts(
                self._service(),
                session.keeper,
                Reading(work.wording, work.database.clock),
                parts.theme,
                parts.dialogs,
                session.notices,
                parts.new_lane,
                parts.new_job,
                allowed=partial(session.allows, Right.BACKUPS, again=True),
            )
        )
        self._page.restore_wanted.connect(self.restore_wanted)
        session.staff_chosen.connect(self._page.view_model.load)
        return self._page

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        session = self._parts().session
        if self._page is not None:
            session.staff_chosen.disconnect(self._page.view_model.load)
            self._page.close_page()
        if self._keeper is not None:
            self._keeper.stood.disconnect(self._show_standing)
            self._keeper = None

    def _open(self) -> BackupsPage | None:
        if self._window is None or not self._parts().session.is_open:
            return None
        from app.shell.settings_page import SettingsPage

        self._window.show_pane(SETTINGS)
        settings = self._window.pane(SETTINGS)
        assert isinstance(settings, SettingsPage)
        settings.open(BACKUPS)
        return self._page

    def _service(self) -> SafekeepingService:
        from app.safekeeping.service import SafekeepingService
        from app.storage.backups.backups import FOLDER

        session = self._parts().session
        return SafekeepingService(session.workplace, session.folder.root / FOLDER)

    def _show_standing(self, standing: Standing) -> None:
        from app.safekeeping.words import status_words
        from app.wording.reading import Reading

        assert self._window is not None
        work = self._parts().session.workplace
        words = status_words(standing, Reading(work.wording, work.database.clock))
        self._window.status.show_backup(words, overdue=bool(words) and standing.stale)
