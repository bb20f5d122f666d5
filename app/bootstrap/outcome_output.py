"""What came of gestures and playbooks on its way to a file."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.core.progress import Progress
from app.ui.waiting import WaitingRoom

if TYPE_CHECKING:
    from app.moments.schemas.rows import OutcomeRow


class OutcomeOutput:
    """Saves the lines in sight as CSV or XLSX."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._room = WaitingRoom(window, new_job=parts.new_job)

    def export(self, title: str, rows: Sequence[OutcomeRow]) -> None:
        """Ask where to, then write the file."""
        today = self._parts.session.workplace.today().isoformat()
        target = self._parts.dialogs.file_to_save(
            title=_("Save the outcome as"),
            filters=";;".join((_("Excel workbook (*.xlsx)"), _("Comma-separated values (*.csv)"))),
            suggestion=_("outcome-{day}.xlsx").format(day=today),
        )
        if target is not None:
            known = target.suffix.lower() in (".csv", ".xlsx")
            self.export_to(target if known else target.with_name(f"{target.name}.xlsx"), title, rows=rows)

    def export_to(self, target: Path, title: str, *, rows: Sequence[OutcomeRow]) -> None:
        """Write the file; a notice says how many lines are in it, or why there is none."""
        from app.moments.sheets.outcome import outcome_sheet
        from app.transfer.exporting.csv_file import write_csv
        from app.transfer.exporting.xlsx_file import write_xlsx

        session = self._parts.session
        wording = session.workplace.wording
        as_of = _("As of {instant}").format(instant=wording.instant(session.workplace.now()))
        facts = (as_of, _("Goes together with, it need not be the cause."))
        write = write_csv if target.suffix.lower() == ".csv" else write_xlsx

        def save(stop: Cancellation, progress: Progress) -> int:
            sheet = outcome_sheet(rows, title=title, facts=facts, wording=wording)
            return write(sheet, target, cancellation=stop, progress=progress)

        try:
            count = self._room.wait(save, _("Saving the outcome"))
        except Cancelled:
            return
        except AppError as error:
            session.notices.problem(error)
            return
        said = ngettext("“{file}” saved with {count} line", "“{file}” saved with {count} lines", count)
        session.notices.done(said.format(file=target.name, count=count))
