"""Which imports there were, and taking one of them back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from app.core.changes import Change
from app.core.errors import AppError, Cancelled
from app.core.outcome import Outcome
from app.transfer.importing.schemas import BatchRow, UndoReport
from app.transfer.importing.service import BATCH, ImportService
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.job import InlineJob, Job
from app.ui.lane import AnyLane
from app.ui.notices import Notices


class PastImportsViewModel(QObject):
    """``read`` tells that the list is new; ``running_changed`` that an undo begins or ends."""

    read = Signal()
    running_changed = Signal(bool)
    progressed = Signal(object, object)

    def __init__(
        self,
        service: ImportService,
        *,
        lane: AnyLane,
        job: Job | InlineJob,
        bus: ChangeBus,
        runner: CommandRunner,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._service = service
        self._lane = lane
        self._job = job
        self._runner = runner
        self._notices = notices
        self._reports: dict[int, UndoReport] = {}
        self.batches: tuple[BatchRow, ...] = ()
        bus.changed.connect(self._follow)
        job.progressed.connect(self.progressed)
        job.running_changed.connect(self.running_changed)

    @property
    def reports(self) -> Mapping[int, UndoReport]:
        """What became of the imports taken back in this window."""
        return self._reports

    def refresh(self) -> None:
        """Read the list again."""
        self._lane.ask(
            lambda _stop: self._service.list_batches(), then=self._take, otherwise=self._notices.problem
        )

    def take_back(self, batch_id: int) -> bool:
        """Take an import back; whether that began."""
        return self._job.start(
            lambda stop, progress: self._service.undo(batch_id, progress=progress, cancellation=stop),
            then=self._finish,
            otherwise=self._fail,
        )

    def note(self, report: UndoReport) -> None:
        """Remember what became of an import that was taken back by Ctrl+Z."""
        self._reports[report.batch_id] = report
        self.read.emit()

    def stop(self) -> None:
        """Stop taking back; everything stays as it was."""
        self._job.cancel()

    def close(self) -> None:
        """Stop everything and wait for it."""
        self._lane.close()
        self._job.close()

    def _finish(self, outcome: Outcome[UndoReport]) -> None:
        self._reports[outcome.value.batch_id] = outcome.value
        self._runner.finish(outcome)

    def _fail(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self._notices.problem(error)

    def _take(self, batches: tuple[BatchRow, ...]) -> None:
        self.batches = batches
        self.read.emit()

    def _follow(self, change: Change) -> None:
        if change.everything or BATCH in change.kinds:
            self.refresh()
