"""The log of one window: the section of the settings, the way to it, and the log on its way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.backing_up import SETTINGS
from app.bootstrap.way_out import WayOut, write_table
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.audit.schemas import LogFilter
    from app.audit_log.page import LogPage
    from app.customers.pane import GuestsPane

LOG = "log"


class Accounting:
    """``guests`` is where a card is opened."""

    def __init__(self, parts: Callable[[], WindowParts], *, guests: Callable[[], GuestsPane]) -> None:
        self._parts = parts
        self._guests = guests
        self._window: MainWindow | None = None
        self._page: LogPage | None = None

    def serve(self, window: MainWindow) -> None:
        """List what can be done."""
        self._window = window
        self._parts().actions.add(_("Log: who did what"), group="desk", run=self.show, icon="history")

    def show(self) -> None:
        """Show the section of the settings."""
        if self._window is None or not self._parts().session.is_open:
            return
        from app.shell.settings_page import SettingsPage

        self._window.show_pane(SETTINGS)
        settings = self._window.pane(SETTINGS)
        assert isinstance(settings, SettingsPage)
        settings.open(LOG).setFocus()

    def build(self) -> QWidget:
        """The section of the settings, for one window."""
        from app.audit.service import LogService
        from app.audit_log.page import LogPage
        from app.audit_log.parts import LogParts
        from app.bootstrap.quick_case import finder
        from app.wording.reading import Reading

        parts = self._parts()
        session = parts.session
        work = session.workplace
        self._page = LogPage(
            LogParts(
                LogService(work),
                finder(work),
                Reading(work.wording, work.clock),
                parts.theme,
                session.bus,
                session.notices,
                parts.new_lane,
                save_wanted=self.save,
                customer_wanted=lambda customer_id: self._guests().open_customer(customer_id),
            )
        )
        session.staff_chosen.connect(self._page.book.refresh)
        return self._page

    def save(self, wanted: LogFilter) -> None:
        """Ask where to, then write what the filter leaves in as CSV or XLSX."""
        today = self._parts().session.workplace.today().isoformat()
        target = self._way.ask_table(_("Save the log as"), _("log-{day}.xlsx").format(day=today))
        if target is not None:
            self.save_to(target, wanted)

    def save_to(self, target: Path, wanted: LogFilter) -> None:
        """Write the file; a notice says how many entries are in it, or why there is none."""
        from app.audit.service import LogService
        from app.audit.sheet import log_sheet

        session = self._parts().session
        work = session.workplace
        service = LogService(work)

        def write(stop: Cancellation, progress: Progress) -> int:
            pages = service.every_row(wanted, cancellation=stop)
            sheet = log_sheet(pages, wanted=wanted, end=service.end(), wording=work.wording)
            return write_table(sheet, target, stop=stop, progress=progress)

        count = self._way.wait(write, _("Saving the log"))
        if count is not None:
            said = ngettext("“{file}” saved with {count} entry", "“{file}” saved with {count} entries", count)
            session.notices.done(said.format(file=target.name, count=work.wording.number(count)))

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        if self._page is not None:
            self._parts().session.staff_chosen.disconnect(self._page.book.refresh)
            self._page.close_page()

    @property
    def _way(self) -> WayOut:
        assert self._window is not None
        return WayOut(self._parts(), self._window)
