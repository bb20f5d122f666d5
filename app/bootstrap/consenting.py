"""The section about consents in one window, and the list on its way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.data_section import DataSection
from app.bootstrap.way_out import write_table
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.rights import Right
from app.core.words import gettext as _
from app.core.words import ngettext

if TYPE_CHECKING:
    from app.law.schemas.consents import ConsentFilter


class Consenting(DataSection):
    """The section; what it saves is asked over the window."""

    def build(self) -> QWidget:
        """The section of the settings."""
        from app.consents.service import WordingService
        from app.data_rights.consent_parts import ConsentParts
        from app.data_rights.consents_page import ConsentsPage
        from app.law.service.consents import ConsentBook

        parts = self._parts()
        session = parts.session
        work = session.workplace
        page = self._keep(
            ConsentsPage(
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
        )
        page.load()
        return page

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
