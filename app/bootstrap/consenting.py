"""The section about consents in one window, and the list on its way out."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut, write_table
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.rights import Right
from app.shell.main_window import MainWindow

if TYPE_CHECKING:
    from app.data_rights.consents_page import ConsentsPage
    from app.law.schemas.consents import ConsentFilter


class Consenting:
    """Made with the settings of a window; nothing of it is loaded before it is needed."""

    def __init__(self, parts: Callable[[], WindowParts], *, open_card: Callable[[int], object]) -> None:
        self._parts = parts
        self._open_card = open_card
        self._window: MainWindow | None = None
        self._page: ConsentsPage | None = None

    def serve(self, window: MainWindow) -> None:
        """Be asked over this window."""
        self._window = window

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        if self._page is not None:
            if self._parts().session.is_open:
                self._parts().session.staff_chosen.disconnect(self._page.load)
            self._page.close_page()

    def build(self) -> QWidget:
        """The section of the settings."""
        from app.consents.service import WordingService
        from app.data_rights.consent_parts import ConsentParts
        from app.data_rights.consents_page import ConsentsPage
        from app.law.service.consents import ConsentBook

        parts = self._parts()
        session = parts.session
        work = session.workplace
        self._page = ConsentsPage(
            ConsentParts(
                ConsentBook(work),
                WordingService(work),
                work.wording,
                parts.theme,
                session.runner,
                session.bus,
                session.notices,
                parts.new_lane,
                may=work.desk.may,
                save_wanted=self.save,
                customer_wanted=self._open_card,
            )
        )
        session.staff_chosen.connect(self._page.load)
        self._page.load()
        return self._page

    def save(self, wanted: ConsentFilter) -> None:
        """Ask where to, then write what the filter leaves in as CSV or XLSX."""
        session = self._parts().session
        if not session.allows(Right.EXPORT, again=True):
            return
        today = session.workplace.today().isoformat()
        target = self._way.ask_table(_("Save the consents as"), _("consents-{day}.xlsx").format(day=today))
        if target is not None:
            self.save_to(target, wanted)

    def save_to(self, target: Path, wanted: ConsentFilter) -> None:
        """Write the file; a notice says how many are in it."""
        from app.law.service.consents import ConsentBook
        from app.law.sheets import consents_sheet

        session = self._parts().session
        work = session.workplace
        book = ConsentBook(work)

        def write(stop: Cancellation, progress: Progress) -> int:
            rows = book.every_decision(wanted, cancellation=stop)
            sheet = consents_sheet(rows, wanted=wanted, wording=work.wording)
            return write_table(sheet, target, stop=stop, progress=progress)

        count = self._way.wait(write, _("Saving the consents"))
        if count is not None:
            said = ngettext(
                "“{file}” saved with {count} decision", "“{file}” saved with {count} decisions", count
            )
            session.notices.done(said.format(file=target.name, count=work.wording.number(count)))

    @property
    def _way(self) -> WayOut:
        assert self._window is not None
        return WayOut(self._parts(), self._window)
