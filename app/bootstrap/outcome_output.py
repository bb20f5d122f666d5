"""What came of gestures and playbooks on its way to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.way_out import WayOut, write_table
from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.progress import Progress
from app.core.words import gettext as _
from app.core.words import ngettext

if TYPE_CHECKING:
    from app.moments.schemas.rows import OutcomeRow


class OutcomeOutput:
    """Saves the lines in sight as CSV or XLSX."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._way = WayOut(parts, window)

    def export(self, title: str, rows: Sequence[OutcomeRow]) -> None:
        """Ask where to, then write the file."""
        today = self._parts.session.workplace.today().isoformat()
        target = self._way.ask_table(_("Save the outcome as"), _("outcome-{day}.xlsx").format(day=today))
        if target is not None:
            self.export_to(target, title, rows=rows)

    def export_to(self, target: Path, title: str, *, rows: Sequence[OutcomeRow]) -> None:
        """Write the file; a notice says how many lines are in it, or why there is none."""
        from app.moments.sheets.outcome import outcome_sheet

        session = self._parts.session
        wording = session.workplace.wording
        as_of = _("As of {instant}").format(instant=wording.instant(session.workplace.now()))
        facts = (as_of, _("Goes together with, it need not be the cause."))

        def save(stop: Cancellation, progress: Progress) -> int:
            sheet = outcome_sheet(rows, title=title, facts=facts, wording=wording)
            return write_table(sheet, target, stop=stop, progress=progress)

        count = self._way.save(save, _("Saving the outcome"))
        if count is None:
            return
        said = ngettext("“{file}” saved with {count} line", "“{file}” saved with {count} lines", count)
        session.notices.done(said.format(file=target.name, count=count))
