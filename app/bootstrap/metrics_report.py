"""The report of a month from the window: the month is chosen, then its pages are looked at."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.words import gettext as _
from app.ui.line_menu import line_menu
from app.wording.calendar_words import month_title

if TYPE_CHECKING:
    from app.measures.report.rows import MonthRead
    from app.printing.monthly_report.pages import MonthlyReport

MONTHS_OFFERED = 13


class MonthReports:
    """Offers the last months at ``button``, the last whole one first; from the preview it is printed or saved."""

    def __init__(self, parts: WindowParts, window: QWidget, *, button: QWidget) -> None:
        self._parts = parts
        self._button = button
        self._way = WayOut(parts, window)

    def offer(self) -> QMenu:
        """Ask of which month."""
        menu = self.menu()
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def menu(self) -> QMenu:
        """The months to choose from, the running one at the end."""
        work = self._parts.session.workplace
        running = work.today().replace(day=1)
        months = [months_before(running, back) for back in range(1, MONTHS_OFFERED)]
        language = work.wording.language
        entries = [(month_title(month, language), partial(self.show_month, month)) for month in months]
        so_far = _("{month}, so far").format(month=month_title(running, language))
        return line_menu(self._button, [*entries, None, (so_far, partial(self.show_month, running))])

    def show_month(self, month: date) -> None:
        """Read the month while everything else waits, then show its pages."""
        pages = self.pages_of(month)
        if pages is not None:
            self._way.preview(pages)

    def pages_of(self, month: date) -> MonthlyReport | None:
        """The report of a month; None where reading it was stopped or went wrong, which is told."""
        from app.measures.report.service import MonthReader

        work = self._parts.session.workplace
        reader = MonthReader(work)

        def read(stop: Cancellation, progress: Progress) -> MonthRead:
            return reader.read(month, stop=stop, progress=progress)

        found = self._way.read(read, _("Reading the month"))
        if found is None:
            return None
        from app.bootstrap.month_report import MonthWords
        from app.printing.monthly_report.pages import MonthlyReport

        return MonthlyReport(MonthWords(work).content(found))


def months_before(first: date, months: int) -> date:
    """The first day of the month so many months before this one."""
    index = first.year * 12 + first.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)
