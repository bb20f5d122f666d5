"""An import from the dropped file to what came in of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.core.outcome import Outcome
from app.core.progress import Progress
from app.core.words import gettext as _
from app.transfer.file_edits import FileEdits
from app.transfer.file_reader import FilesRead, read_files
from app.transfer.files_in_hand import FileInHand, RefusedFile
from app.transfer.import_reversal import ImportReversal, Waits
from app.transfer.importing.schemas import ImportReport
from app.transfer.importing.service import ImportService
from app.transfer.latest_work import LatestWork
from app.transfer.opening import Choices
from app.ui.commands import CommandRunner
from app.ui.job import InlineJob, Job
from app.ui.notices import Notices


class Stage(StrEnum):
    """How far an import is. In MATCHING the report comes later than the columns."""

    START = "start"
    READING = "reading"
    ASKING = "asking"
    MATCHING = "matching"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"


class ImportViewModel(QObject):
    """``stage_changed``, ``files_changed`` and ``report_changed`` tell to look again at what is here.

    ``progressed`` gives (done, total), total 0 while it is not known. ``taken_back`` gives an UndoReport.
    """

    stage_changed = Signal()
    files_changed = Signal()
    report_changed = Signal()
    progressed = Signal(object, object)
    taken_back = Signal(object)

    def __init__(
        self,
        service: ImportService,
        *,
        job: Job | InlineJob,
        runner: CommandRunner,
        notices: Notices,
        room: Waits,
    ) -> None:
        super().__init__()
        self._service = service
        self.work = LatestWork(job)
        self._runner = runner
        self._notices = notices
        self._room = room
        self.stage = Stage.START
        self.paths: tuple[Path, ...] = ()
        self.files: tuple[FileInHand, ...] = ()
        self.refused: tuple[RefusedFile, ...] = ()
        self.current = 0
        self.report: ImportReport | None = None
        self.mask_cards = False
        self.trouble: AppError | None = None
        self.edits = FileEdits(
            current=lambda: self.file,
            read_anew=lambda file, choices: self._read({file.path: choices}),
            change=self._change,
            rename=self._rename,
        )
        job.progressed.connect(self.progressed)
        job.running_changed.connect(lambda running: None if running else self.report_changed.emit())

    @property
    def file(self) -> FileInHand | None:
        """The file whose columns are shown."""
        return self.files[self.current] if self.files else None

    @property
    def working(self) -> bool:
        """Whether the report is still being worked out."""
        return self.work.running

    @property
    def can_import(self) -> bool:
        """Whether everything is worked out and there is something to bring in."""
        report = self.report
        return (
            self.stage is Stage.MATCHING
            and not self.working
            and report is not None
            and report.changes_something
        )

    def open_files(self, paths: Sequence[Path], *, again: bool = False) -> bool:
        """Begin with these files; whether they were taken up, which they are not while rows are written.

        Read ``again``, for somebody else who sees more or less of them, they keep what was settled about columns.
        """
        if self.stage is Stage.IMPORTING:
            self._notices.say(_("The import under way comes first."))
            return False
        self.refused, self.report, self.trouble = (), None, None
        if not again:
            self.files, self.current, self.mask_cards = (), 0, False
        self.paths = tuple(paths)
        self._go(Stage.READING)
        self._read({file.path: file.choices for file in self.files})
        return True

    def leave(self) -> None:
        """Put everything down; nothing was written. Rows being written are stopped first."""
        if self.stage is Stage.IMPORTING and self.working:
            self.work.cancel()
            return
        self.work.drop()
        self.files, self.refused, self.report, self.trouble = (), (), None, None
        self._go(Stage.START)

    def show_file(self, place: int) -> None:
        """Show the columns of another file."""
        self.current = place
        self.files_changed.emit()

    def choose_masking(self, *, mask: bool) -> None:
        """Take rows with a card number in, with its digits masked, or leave them out."""
        self.mask_cards = mask
        self._work_out()

    def run(self) -> None:
        """Import everything, or nothing of it."""
        if not self.can_import:
            return
        looks, masks = [file.look for file in self.files], self.mask_cards
        names = {file.path: file.name for file in self.files}
        self._go(Stage.IMPORTING)
        self.work.ask(
            lambda stop, progress: self._service.run(
                looks, mask_cards=masks, names=names, progress=progress, cancellation=stop
            ),
            then=self._imported,
            otherwise=self._not_imported,
        )

    def close(self) -> None:
        """Stop everything and wait for it."""
        self.work.close()

    def _read(self, new: dict[Path, Choices]) -> None:
        before = {file.path: file for file in self.files}
        paths = self.paths
        self.work.ask(
            lambda stop, _progress: read_files(self._service, paths, before=before, choices=new, stop=stop),
            then=self._take_files,
            otherwise=self._fail,
        )
        self.report_changed.emit()

    def _take_files(self, read: FilesRead) -> None:
        self.files, self.refused = read.files, read.refused
        self.current = min(self.current, max(0, len(read.files) - 1))
        if not read.files:
            self._fail(read.refused[0].error)
            return
        if read.trouble is not None:
            self._notices.problem(read.trouble)
        asking = next((place for place, file in enumerate(read.files) if file.asks), None)
        if asking is not None:
            self.current = asking
            self._go(Stage.ASKING)
        else:
            self._go(Stage.MATCHING)
            self._work_out()
        self.files_changed.emit()

    def _fail(self, error: AppError) -> None:
        if isinstance(error, Cancelled):
            self.leave()
            return
        self.trouble = error
        self._go(Stage.FAILED)

    def _change(self, changed: Callable[[FileInHand], FileInHand]) -> None:
        self._rename(changed)
        self._work_out()

    def _rename(self, changed: Callable[[FileInHand], FileInHand]) -> None:
        self.files = tuple(
            changed(file) if place == self.current else file for place, file in enumerate(self.files)
        )
        self.files_changed.emit()

    def _work_out(self) -> None:
        files, masks = self.files, self.mask_cards

        def work(stop: Cancellation, progress: Progress) -> tuple[tuple[FileInHand, ...], ImportReport]:
            looked = tuple(_looked_through(self._service, file, stop) for file in files)
            looks = [file.look for file in looked]
            return looked, self._service.preview(
                looks, mask_cards=masks, progress=progress, cancellation=stop
            )

        self.work.ask(work, then=self._take_report, otherwise=self._fail)
        self.report_changed.emit()

    def _take_report(self, worked_out: tuple[tuple[FileInHand, ...], ImportReport]) -> None:
        names = {file.path: file.name for file in self.files}
        files, self.report = worked_out
        self.files = tuple(replace(file, name=names.get(file.path, file.name)) for file in files)
        self.files_changed.emit()
        self.report_changed.emit()

    def _imported(self, outcome: Outcome[ImportReport]) -> None:
        self.report = outcome.value
        reversal = outcome.reversal
        if reversal is not None and outcome.value.batch_id is not None:
            step = ImportReversal(
                self._service,
                outcome.value.batch_id,
                [file.look for file in self.files],
                mask_cards=self.mask_cards,
                names={file.path: file.name for file in self.files},
                room=self._room,
                told=self.taken_back.emit,
            )
            outcome = replace(outcome, reversal=step.named(reversal.label))
        self._go(Stage.DONE)
        self._runner.finish(outcome)

    def _not_imported(self, error: AppError) -> None:
        self._go(Stage.MATCHING)
        self.report_changed.emit()
        if isinstance(error, Cancelled):
            self._notices.say(_("The import was stopped. Nothing was written."))
        else:
            self._notices.problem(error)

    def _go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit()


def _looked_through(service: ImportService, file: FileInHand, stop: Cancellation) -> FileInHand:
    """The file with the values of columns that mean something else by now looked at."""
    if not file.changed or file.mapping is None:
        return file
    return file.looked(service.remap(file.look, file.mapping, cancellation=stop))
