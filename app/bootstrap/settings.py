"""The Settings page of one window: how it looks, the venue, and what each part of the program lets set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.accounting import LOG
from app.bootstrap.backing_up import BACKUPS, SETTINGS
from app.bootstrap.data_rights import DataRights
from app.bootstrap.encrypting import ENCRYPTION, Encrypting
from app.bootstrap.service_settings import ServiceSettings
from app.bootstrap.staff_settings import OWN, StaffSettings, ask_when_needed
from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import PaneEntry, SettingsGroup, SettingsSection

if TYPE_CHECKING:
    from app.bootstrap.moment_output import MomentOutput
    from app.customers.pane import GuestsPane
    from app.shell.main_window import MainWindow
    from app.shell.settings_page import SettingsPage


class SettingUp:
    """The entry of the rail and what stands behind it; nothing of it is loaded before it is shown.

    ``output`` shows cards on paper, ``follow_tray`` is called when notifications were chosen or not;
    ``build_backups`` makes the section about backups, ``build_log`` the one with the log, ``guests`` is where a card is opened.
    """

    def __init__(
        self,
        parts: Callable[[], WindowParts],
        *,
        output: Callable[[], MomentOutput],
        follow_tray: Callable[[], object],
        build_backups: Callable[[], QWidget],
        build_log: Callable[[], QWidget],
        guests: Callable[[], GuestsPane],
    ) -> None:
        self._parts = parts
        self._build_backups = build_backups
        self._build_log = build_log
        self._page: SettingsPage | None = None
        self._window: MainWindow | None = None
        self._staff = StaffSettings(parts)
        self._service = ServiceSettings(parts, output=output, follow_tray=follow_tray)
        self.rights = DataRights(parts, guests=guests)
        self.encrypting = Encrypting(parts)

    @property
    def entry(self) -> PaneEntry:
        """The page as the window knows it."""
        return PaneEntry(SETTINGS, _("Settings"), "settings", self._build, "Ctrl+,", foot=True)

    def serve(self, window: MainWindow) -> None:
        """Be ready to ask for the password once more."""
        self._window = window
        self.rights.serve(window)
        self._parts().actions.add(_("Encryption"), group="desk", run=self.show_encryption, icon="lock")
        ask_when_needed(self._parts())

    def begin(self) -> None:
        """The first list stands: look whether anything is to be brought to mind."""
        self.rights.minding.begin()

    def show_own(self) -> None:
        """Show where whoever is at the desk sets their PIN and password."""
        if self._window is not None:
            self._window.show_pane(SETTINGS)
            if self._page is not None:
                self._page.open(OWN).setFocus()

    def show_encryption(self) -> None:
        """Show how the venue's file is kept."""
        if self._window is not None and self._parts().session.is_open:
            self._window.show_pane(SETTINGS)
            if self._page is not None:
                self._page.open(ENCRYPTION)

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        self._staff.close()
        self.rights.close()
        self.encrypting.close()
        if self._page is not None and self._parts().session.is_open:
            self._parts().session.staff_chosen.disconnect(self._show_allowed)
        self._service.close()

    def _build(self) -> QWidget:
        from app.shell.settings_page import SettingsPage

        parts = self._parts()
        self._page = SettingsPage(parts.theme, parts.remembered)
        if parts.session.is_open:
            self._furnish()
        else:
            parts.session.entered.connect(self._furnish)
        return self._page

    def _furnish(self) -> None:
        if self._page is not None:
            parts = self._parts()
            self._page.show_venue(_facts(parts))
            self._page.offer(self._sections())
            self._show_allowed()
            self.rights.remind_on(self._page)
            self._page.open_again()
            parts.session.staff_chosen.connect(self._show_allowed)

    def _show_allowed(self) -> None:
        if self._page is not None:
            self._page.show_allowed(self._parts().session.workplace.desk.may)

    def _sections(self) -> Sequence[SettingsSection]:
        return (*self._staff.sections(), *self._about_data(), *self._service.sections())

    def _about_data(self) -> Sequence[SettingsSection]:
        data = partial(SettingsSection, group=SettingsGroup.DATA)
        return (
            data(
                BACKUPS,
                _("Backups"),
                "archive",
                self._build_backups,
                Right.BACKUPS,
                finds=_("copies restore going back second folder damaged"),
            ),
            self.encrypting.section,
            data(
                LOG,
                _("Log"),
                "history",
                self._build_log,
                Right.AUDIT,
                finds=_("who did what history changes account"),
            ),
            *self.rights.sections,
        )


def _facts(parts: WindowParts) -> Sequence[tuple[str, str]]:
    from app.wording.languages import language_name

    venue = parts.session.workplace.venue
    return (
        (_("Name"), venue.name),
        (_("Currency"), venue.currency),
        (_("Language"), language_name(venue.language, venue.language)),
        (_("Time zone"), venue.zone),
        (_("File"), str(parts.session.folder.venue_file)),
    )
