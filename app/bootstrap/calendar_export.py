"""Saving the part of the agenda that is in sight as a calendar file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext
from app.occasions.ics.collecting import Collected
from app.occasions.schemas import AgendaQuery


class CalendarExport:
    """Asks where to, writes the file, and says how much is in it."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._way = WayOut(parts, window)

    def export(self, query: AgendaQuery) -> None:
        """Have a place chosen for the lines that ``query`` finds."""
        if not self._way.may_leave():
            return
        target = self._parts.dialogs.file_to_save(
            title=_("Save as a calendar"),
            filters=_("Calendar (*.ics)"),
            suggestion=_("moments-{day}.ics").format(day=query.first.isoformat()),
        )
        if target is not None:
            named = target if target.suffix.lower() == ".ics" else target.with_name(f"{target.name}.ics")
            self.export_to(named, query)

    def export_to(self, target: Path, query: AgendaQuery) -> None:
        """Write the file; a notice says how many events are in it, or why there is none."""
        work, notices = self._parts.session.workplace, self._parts.session.notices

        def write(stop: Cancellation, _progress: Progress) -> Collected:
            from app.bootstrap.calendar_files import write_calendar

            return write_calendar(work, query, target=target, cancellation=stop)

        found = self._way.save(write, _("Saving the calendar"))
        if found is None:
            return
        said = ngettext(
            "“{file}” saved with {count} event", "“{file}” saved with {count} events", len(found.rows)
        )
        words = said.format(file=target.name, count=work.wording.number(len(found.rows)))
        if not found.complete:
            last = work.wording.day(found.last)
            words = _("{said}; no calendar takes more, it ends with {day}").format(said=words, day=last)
        notices.done(words)
