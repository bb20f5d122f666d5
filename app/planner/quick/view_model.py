"""What the quick form works with: for whom it is, what is coming for them, ideas, and saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.outcome import Outcome
from app.moments.schemas.rows import IdeaRow
from app.occasions.schemas import AgendaRow, MomentKey
from app.planner.plan.acts import NewPlan
from app.planner.quick.sources import QuickSources
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.running import succeeded
from app.wording.reading import Reading


@dataclass(frozen=True)
class Coming:
    """For whom it is, and what of theirs is coming, planned already or not."""

    customer_id: int
    name: str
    rows: tuple[AgendaRow, ...] = ()


class QuickPlanViewModel(QObject):
    """``coming_read``, ``ideas_read`` and ``choices_read`` carry what was read, ``saved`` the key of a plan.

    ``plan_wanted`` carries the key of a plan that is there already; ``date_wanted`` asks for a day of this
    customer, 0 for nobody yet, to be written down first.
    """

    coming_read = Signal(object)
    ideas_read = Signal(object)
    choices_read = Signal(object)
    saved = Signal(object)
    plan_wanted = Signal(object)
    date_wanted = Signal(int)

    def __init__(
        self,
        sources: QuickSources,
        *,
        new_lane: Callable[[], AnyLane],
        runner: CommandRunner,
        notices: Notices,
        reading: Reading,
    ) -> None:
        super().__init__()
        self.reading = reading
        self.sources = sources
        self.finding = new_lane()
        self._coming, self._ideas, self._choosing = new_lane(), new_lane(), new_lane()
        self._runner = runner
        self._notices = notices

    def begin(self) -> None:
        """Read what can be chosen."""
        self._choosing.ask(self.sources.choices, then=self.choices_read.emit, otherwise=self._notices.problem)

    def look_up(self, customer_id: int) -> None:
        """Read what is coming for somebody."""
        sources = self.sources

        def read(cancellation: Cancellation) -> Coming:
            rows = tuple(sources.coming(customer_id, cancellation))
            return Coming(customer_id, sources.name_of(customer_id), rows)

        self._coming.ask(read, then=self.coming_read.emit, otherwise=self._notices.problem)

    def ask_ideas(self, key: MomentKey) -> None:
        """Read ideas for what was chosen."""
        sources = self.sources

        def read(_cancellation: Cancellation) -> Sequence[IdeaRow]:
            return tuple(sources.ideas_for(key, key.occurs_on))

        self._ideas.ask(read, then=self.ideas_read.emit, otherwise=self._notices.problem)

    def save(self, new: NewPlan, **fields: Any) -> bool:
        """Make the plan; raises InvalidInput for the form to show."""
        draft = new.draft(**fields)
        made: list[int] = []

        def work() -> Outcome[int]:
            outcome = self.sources.services().planning.plan_moment(draft)
            made.append(outcome.value)
            return outcome

        if not succeeded(self._runner, work):
            return False
        self.saved.emit(replace(new.key, moment_id=made[0]))
        return True

    def close(self) -> None:
        """Ask nothing more."""
        for lane in (self.finding, self._coming, self._ideas, self._choosing):
            lane.close()
