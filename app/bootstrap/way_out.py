"""What leaves the program from a window: waited for, looked at before it is printed, or saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled, DeskLocked, Unavailable
from app.core.progress import Progress
from app.core.rights import Right
from app.core.words import gettext as _
from app.ui.waiting import WaitingRoom

if TYPE_CHECKING:
    from app.core.sheets import Sheet
    from app.printing.paper import Pages

T = TypeVar("T")


class WayOut:
    """Asks, waits and shows over one window; what goes wrong is told in its notices."""

    def __init__(self, parts: WindowParts, window: QWidget) -> None:
        self._parts = parts
        self._window = window
        self._room = WaitingRoom(window, new_job=parts.new_job)

    def may_leave(self) -> bool:
        """Whether whoever is signed in may take something out; asks for the password, or says why not."""
        return self._parts.session.allows(Right.EXPORT, again=True)

    def save(self, work: Callable[[Cancellation, Progress], T], words: str) -> T | None:
        """The same as ``wait`` for what leaves the program as a file."""
        return self.wait(work, words) if self.may_leave() else None

    def read(self, work: Callable[[Cancellation, Progress], T], words: str) -> T | None:
        """The same as ``wait`` for what is shown next, to nobody else than to whoever asked for it."""
        desk = self._parts.session.workplace.desk
        asked_by = desk.staff_id
        value = self.wait(work, words)
        if value is not None and (desk.locked or desk.staff_id != asked_by):
            self._parts.session.notices.problem(_left_off())
            return None
        return value

    def wait(self, work: Callable[[Cancellation, Progress], T], words: str) -> T | None:
        """The value of long work; None when it was stopped or went wrong."""
        try:
            return self._room.wait(work, words)
        except Cancelled:
            return None
        except DeskLocked:
            self._parts.session.notices.problem(_left_off())
            return None
        except AppError as error:
            self._parts.session.notices.problem(error)
            return None

    def preview(self, pages: Pages, *, across: bool = False) -> None:
        """Show the pages; from there they go to a printer or a PDF."""
        from app.printing.paper import Paper

        Paper(self._window).preview(pages, across=across).open()

    def ask_table(self, title: str, suggestion: str) -> Path | None:
        """Ask whoever may for the file of a table; one without an ending that says how is a workbook."""
        if not self.may_leave():
            return None
        target = self._parts.dialogs.file_to_save(
            title=title,
            filters=";;".join((_("Excel workbook (*.xlsx)"), _("Comma-separated values (*.csv)"))),
            suggestion=suggestion,
        )
        if target is None or target.suffix.lower() in (".csv", ".xlsx"):
            return target
        return target.with_name(f"{target.name}.xlsx")


def _left_off() -> AppError:
    """What is told once somebody can read it, for a locked desk is no news by itself."""
    return Unavailable(
        _("What was asked for was left off, because the desk was locked meanwhile."),
        to_do=_("Ask for it again."),
    )


def write_table(sheet: Sheet, target: Path, *, stop: Cancellation, progress: Progress) -> int:
    """Write a sheet as its file's ending says; gives how many rows it has."""
    from app.transfer.exporting.csv_file import write_csv
    from app.transfer.exporting.xlsx_file import write_xlsx

    write = write_csv if target.suffix.lower() == ".csv" else write_xlsx
    return write(sheet, target, cancellation=stop, progress=progress)
