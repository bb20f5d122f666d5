"""The section about retention in one window: what it erases, prints and saves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from app.bootstrap.data_section import DataSection
from app.bootstrap.erasing import erase_for_good
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.rights import Right
from app.core.words import gettext as _

if TYPE_CHECKING:
    from app.core.days import Days
    from app.law.schemas.retention import RetentionPlan


class Retaining(DataSection):
    """The section, and what it erases, prints and saves."""

    _look: Callable[[], object] | None = None

    def build(self) -> QWidget:
        """The section of the settings."""
        from app.data_rights.parts import RetentionParts
        from app.data_rights.retention_page import RetentionPage
        from app.law.service.retention import RetentionService

        parts = self._parts()
        session = parts.session
        work = session.workplace
        page = self._keep(
            RetentionPage(
                RetentionParts(
                    RetentionService(work),
                    work.wording,
                    parts.theme,
                    session.runner,
                    session.notices,
                    parts.new_lane,
                    allowed=lambda: work.desk.may(Right.ERASE),
                    customer_wanted=self._open_card,
                )
            )
        )
        page.apply_wanted.connect(self._apply)
        page.record_wanted.connect(self._print_record)
        page.touched_wanted.connect(self._save_touched)
        page.clean_wanted.connect(self._clean)
        self._look = page.start_looking
        return page

    def look(self) -> None:
        """Show what would go now."""
        if self._look is not None:
            self._look()

    def _apply(self, plan: RetentionPlan) -> None:
        from app.data_rights.words import applied_words, plan_words
        from app.law.service.retention import RetentionService

        parts = self._parts()
        session, wording = parts.session, parts.session.workplace.wording
        sure = parts.dialogs.ask(
            title=_("Erase by the rules"),
            question=_("Erase what the rules no longer keep?"),
            yes=_("Erase for good"),
            more=plan_words(plan, wording) + " " + _("This cannot be undone."),
        )
        if not sure or not session.allows(Right.ERASE, again=True):
            return
        service = RetentionService(session.workplace)
        applied = erase_for_good(parts, self._way, work=lambda: service.apply(plan), words=_("Erasing"))
        if applied is not None:
            session.notices.done(applied_words(applied, wording))
        self.look()

    def _clean(self) -> None:
        from app.law.service.erasing import ErasureService

        service = ErasureService(self._parts().session.workplace)

        def run(_stop: Cancellation, _progress: Progress) -> bool:
            service.clean()
            return True

        if self._way.wait(run, _("Cleaning the file")):
            self._parts().session.notices.done(_("The file holds nothing of what was erased"))

    def _print_record(self) -> None:
        from app.law.service.reports import LawReports
        from app.law.sheets import record_sheet
        from app.printing.table_pages import TablePages

        work, way = self._parts().session.workplace, self._way
        service = LawReports(work)
        rows = way.read(lambda stop, _progress: service.record_of_processing(stop), _("Reading"))
        if rows is not None:
            assert self._window is not None
            sheet = record_sheet(rows, venue=work.venue.name, at=work.now(), wording=work.wording)
            way.preview(TablePages(sheet, words=str, family=self._window.font().family()), across=True)

    def _save_touched(self, days: Days) -> None:
        from app.bootstrap.way_out import write_table
        from app.law.service.reports import LawReports
        from app.law.sheets import touched_sheet

        work, way = self._parts().session.workplace, self._way
        target = way.ask_table(
            _("Save the list as"), _("touched-{day}.xlsx").format(day=work.today().isoformat())
        )
        if target is None:
            return
        zone = ZoneInfo(work.venue.zone)
        since = datetime.combine(days.since or work.today(), time(), zone)
        until = datetime.combine((days.until or work.today()) + timedelta(days=1), time(), zone)
        service = LawReports(work)

        def write(stop: Cancellation, progress: Progress) -> int:
            rows = service.touched_between(since, until, cancellation=stop)
            sheet = touched_sheet(rows, since=since, until=until, wording=work.wording)
            return write_table(sheet, target, stop=stop, progress=progress)

        if way.wait(write, _("Saving the list")) is not None:
            self._parts().session.notices.done(_("“{file}” saved").format(file=target.name))
