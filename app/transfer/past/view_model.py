"""Which imports there were, and taking one of them back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, Cancelled
from app.core.outcome import Outcome
from app.core.progress import Progress
from app.core.words import gettext as _
from app.transfer.import_reversal import Waits
from app.transfer.importing.schemas import BatchRow, UndoReport
from app.transfer.importing.service import BATCH, ImportService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices


class PastImportsViewModel(QObject):
    """``read`` tells that the list is new, ``taken_back`` gives an UndoReport."""

    read = Signal()
    taken_back = Signal(object)

    def __init__(
        self,
        service: ImportService,
        *,
        lane: AnyLane,
        room: Waits,
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._service = service
        self._lane = lane
        self._room = room
        self._runner = runner
        self._notices = notices
        self._reports: dict[int, UndoReport] = {}
        self.batches: tuple[BatchRow, ...] = ()
        bus.changed.connect(self._follow)

    @property
    def reports(self) -> Mapping[int, UndoReport]:
        """What became of the imports taken back in this window."""
        return self._reports

    def refresh(self) -> None:
        """Read the list again."""
        self._lane.ask(
            lambda _stop: self._service.list_batches(), then=self._take, otherwise=self._notices.problem
        )

    def take_back(self, batch_id: int) -> None:
        """Take an import back while somebody waits for it."""

        def work(stop: Cancellation, progress: Progress) -> Outcome[UndoReport]:
            return self._service.undo(batch_id, progress=progress, cancellation=stop)

        def undo() -> Outcome[UndoReport]:
            try:
                return self._room.wait(work, _("The import is being taken back …"))
            except Cancelled as stopped:
                raise AppError(_("Stopped."), kept=_("Nothing was taken back.")) from stopped

        report = self._runner.do(undo, here=True)
        if report is not None:
            self.note(report)

    def note(self, report: UndoReport) -> None:
        """Remember what became of an import that was taken back, here or by Ctrl+Z."""
        self._reports[report.batch_id] = report
        self.read.emit()
        self.taken_back.emit(report)

    def close(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _take(self, batches: tuple[BatchRow, ...]) -> None:
        self.batches = batches
        self.read.emit()

    def _follow(self, change: Change) -> None:
        if change.everything or BATCH in change.kinds:
            self.refresh()
