"""The recovery log on its way out: to paper after a look at it, or to a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut, write_table
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext

if TYPE_CHECKING:
    from app.cases.schemas.rows import CaseRow
    from app.cases.schemas.views import CaseQuery
    from app.core.sheets import Sheet

MOST_ON_PAPER = 1000
"""Cases: what nobody would carry to a line-up."""


class LogOutput:
    """Prints and exports what a view holds, or the cases chosen in it."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._window = window
        self._way = WayOut(parts, window)

    def print_log(self, query: CaseQuery, ids: Collection[int]) -> None:
        """Show the pages for the line-up; from there they go to a printer or a PDF."""
        from app.printing.table_pages import TablePages

        def gather(stop: Cancellation, _progress: Progress) -> tuple[CaseRow, ...]:
            rows: list[CaseRow] = []
            for row in self._rows(query, ids, stop):
                if len(rows) == MOST_ON_PAPER:
                    raise InvalidInput([Problem("rows", _too_many_words())])
                rows.append(row)
            return tuple(rows)

        rows = self._way.read(gather, _("Reading the log"))
        if rows is None:
            return
        sheet = self._parts.session.runner.look(lambda: self._line_up(query, rows))
        if sheet is not None:
            pages = TablePages(sheet, words=str, family=self._window.font().family())
            self._way.preview(pages, across=True)

    def export_log(self, query: CaseQuery, ids: Collection[int]) -> None:
        """Ask where to, then write everything known of these cases as CSV or XLSX."""
        today = self._parts.session.workplace.today().isoformat()
        target = self._way.ask_table(_("Save the log as"), _("recovery-{day}.xlsx").format(day=today))
        if target is not None:
            self.export_to(target, query=query, ids=ids)

    def export_to(self, target: Path, *, query: CaseQuery, ids: Collection[int]) -> None:
        """Write the file; a notice says how many cases are in it, or why there is none."""
        from app.cases.sheets.whole import whole_sheet

        def write(stop: Cancellation, progress: Progress) -> int:
            rows = self._rows(query, ids, stop)
            sheet = whole_sheet(
                rows, chosen=self._chosen(query), wording=self._parts.session.workplace.wording
            )
            return write_table(sheet, target, stop=stop, progress=progress)

        count = self._way.save(write, _("Saving the log"))
        if count is not None:
            said = ngettext("“{file}” saved with {count} case", "“{file}” saved with {count} cases", count)
            self._parts.session.notices.done(said.format(file=target.name, count=count))

    def _rows(self, query: CaseQuery, ids: Collection[int], stop: Cancellation) -> Iterator[CaseRow]:
        from app.cases.service.log_view import CaseLog
        from app.cases.service.paging import every_case

        for row in every_case(CaseLog(self._parts.session.workplace), query, cancellation=stop):
            if not ids or row.id in ids:
                yield row

    def _line_up(self, query: CaseQuery, rows: tuple[CaseRow, ...]) -> Sheet:
        from app.audit.sheet import log_ends
        from app.cases.sheets.line_up import line_up_sheet
        from app.venue.reading import VenueReader

        work = self._parts.session.workplace
        staff = {one.id: one.name for one in VenueReader(work.database).list_staff()}
        return line_up_sheet(
            rows,
            venue=work.venue.name,
            chosen=self._chosen(query),
            printed_by=staff.get(work.desk.staff_id, ""),
            now=work.now(),
            wording=work.wording,
            log_ends=log_ends(work),
        )

    def _chosen(self, query: CaseQuery) -> str:
        from app.cases.sheets.chosen import chosen_words

        return chosen_words(query, self._parts.session.workplace.wording)


def _too_many_words() -> str:
    return _("More than {most} cases do not fit on paper. Choose fewer, or save them as a file.").format(
        most=MOST_ON_PAPER
    )
