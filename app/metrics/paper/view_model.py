"""What the pile of papers works with: how the venue asks, whom a name stands for, and saving."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.metrics.paper.sheet import PaperRow, PaperSheet
from app.metrics.paper.sources import PaperSources
from app.surveys.schemas.drafts import AnswerDraft
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.ui.who_field import Person
from app.wording.reading import Reading


class PaperViewModel(QObject):
    """``choices_read`` carries how the venue asks, ``row_settled`` a row whose name was looked up."""

    choices_read = Signal(object)
    row_settled = Signal(object)
    saved = Signal()

    def __init__(
        self,
        sources: PaperSources,
        *,
        new_lane: Callable[[], AnyLane],
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.sheet = PaperSheet()
        self._sources = sources
        self._choosing, self._finding = new_lane(), new_lane()
        self._runner = runner
        self._notices = notices
        self._waiting: deque[PaperRow] = deque()
        self._looking: PaperRow | None = None

    def begin(self) -> None:
        """Read how the venue asks."""
        self._choosing.ask(
            self._sources.choices, then=self.choices_read.emit, otherwise=self._notices.problem
        )

    def find(self, row: PaperRow) -> None:
        """Look up whom a row names, after those that were named before."""
        self._waiting.append(row)
        self._go_on()

    def save(self, drafts: tuple[AnswerDraft, ...]) -> bool:
        """Keep all of them or none; raises InvalidInput for the form to show."""
        batch = self._sources.services().batch
        if not succeeded(self._runner, lambda: batch.record_all(drafts)):
            return False
        self.sheet.clear()
        self.saved.emit()
        return True

    def close(self) -> None:
        """Ask nothing more."""
        for lane in (self._choosing, self._finding):
            lane.close()

    def _go_on(self) -> None:
        if self._looking is not None or not self._waiting:
            return
        row = self._looking = self._waiting.popleft()
        who, finds = row.who, self._sources.finds

        def take(found: Sequence[Person]) -> None:
            self._settle(row, who, found=[(one.customer_id, one.name) for one in found])

        def fail(error: AppError) -> None:
            self._notices.problem(error)
            self._settle(row, who, found=[])

        self._finding.ask(lambda cancellation: tuple(finds(who, cancellation)), then=take, otherwise=fail)

    def _settle(self, row: PaperRow, who: str, *, found: list[tuple[int, str]]) -> None:
        self._looking = None
        self.sheet.settle(row, who, found=found)
        self.row_settled.emit(row)
        self._go_on()
