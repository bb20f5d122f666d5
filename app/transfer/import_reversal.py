"""Taking an import back, and doing it again, in front of somebody who waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, Cancelled, Conflict
from app.core.progress import Progress
from app.core.undo import Reversal
from app.core.words import gettext as _
from app.transfer.importing.looking import FileLook
from app.transfer.importing.schemas import UndoReport
from app.transfer.importing.service import ImportService
from app.ui.job import JobWork

T = TypeVar("T")


class Waits(Protocol):
    """Where long work is waited for."""

    def wait(self, work: JobWork[T], words: str) -> T:
        """Do ``work`` while ``words`` say what is being done; raises its AppError."""
        ...


class ImportReversal:
    """``told`` hears what became of each undo. A batch taken back elsewhere counts as taken back."""

    def __init__(
        self,
        service: ImportService,
        batch_id: int,
        looks: Sequence[FileLook],
        *,
        mask_cards: bool,
        names: Mapping[Path, str],
        room: Waits,
        told: Callable[[UndoReport], None],
    ) -> None:
        self._service = service
        self._batch_id = batch_id
        self._looks = tuple(looks)
        self._mask_cards = mask_cards
        self._names = names
        self._room = room
        self._told = told
        self._reports: list[UndoReport] = []

    def named(self, label: str) -> Reversal:
        """The same as a step of the history."""
        return Reversal(label, self.undo, self.redo, here=True)

    def undo(self) -> Change:
        """Take the import back."""
        self._reports.clear()
        try:
            change = self._room.wait(self._undo, _("The import is being taken back …"))
        except Conflict:
            return Change()
        except Cancelled as stopped:
            raise AppError(_("Stopped."), kept=_("Nothing was taken back.")) from stopped
        for report in self._reports:
            self._told(report)
        return change

    def redo(self) -> Change:
        """Import the same files again, under a new number."""
        try:
            return self._room.wait(self._redo, _("The import is being done again …"))
        except Cancelled as stopped:
            raise AppError(_("Stopped."), kept=_("Nothing was imported.")) from stopped

    def _undo(self, cancellation: Cancellation, progress: Progress) -> Change:
        outcome = self._service.undo(self._batch_id, progress=progress, cancellation=cancellation)
        self._reports.append(outcome.value)
        return outcome.change

    def _redo(self, cancellation: Cancellation, progress: Progress) -> Change:
        outcome = self._service.run(
            self._looks,
            mask_cards=self._mask_cards,
            names=self._names,
            progress=progress,
            cancellation=cancellation,
        )
        self._batch_id = outcome.value.batch_id or self._batch_id
        return outcome.change
