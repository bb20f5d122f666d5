"""What the form of a date works with: whose it can be, what can be celebrated, and saving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.cancelling import Cancellation
from app.core.outcome import Outcome
from app.occasions.drafts import OccasionDraft
from app.occasions.schemas import AgendaRow
from app.planner.dates.sources import DateSources
from app.ui.commands import CommandRunner
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.wording.reading import Reading

AHEAD_DAYS = 800
"""Whoever is met every two years comes up within them."""


class DateViewModel(QObject):
    """``household_read`` and ``kinds_read`` carry what was read.

    ``saved`` follows a date that was kept, ``placed`` then carries the AgendaRow in which it comes up next;
    what is over, or of somebody who is not celebrated, has none.
    """

    household_read = Signal(object)
    kinds_read = Signal(object)
    saved = Signal()
    placed = Signal(object)

    def __init__(
        self,
        sources: DateSources,
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
        self._household, self._kinds, self._placing = new_lane(), new_lane(), new_lane()
        self._runner = runner
        self._notices = notices

    def begin(self) -> None:
        """Read what can be celebrated."""
        self._kinds.ask(self.sources.kinds, then=self.kinds_read.emit, otherwise=self._notices.problem)

    def look_up(self, customer_id: int) -> None:
        """Read who comes along with somebody."""
        self._household.ask(
            lambda cancellation: self.sources.household(customer_id, cancellation),
            then=self.household_read.emit,
            otherwise=self._notices.problem,
        )

    def save(self, customer_id: int | None, said: dict[str, Any]) -> bool:
        """Keep a date; raises InvalidInput for the form to show."""
        draft = OccasionDraft(**said)
        kept: list[int] = []

        def work() -> Outcome[int]:
            outcome = self.sources.services().occasions.add_occasion(customer_id, draft)
            kept.append(outcome.value)
            return outcome

        self._runner.do(work)
        if not kept or customer_id is None:
            return False
        self.saved.emit()
        self._place(customer_id, kept[0])
        return True

    def close(self) -> None:
        """Ask nothing more."""
        for lane in (self.finding, self._household, self._kinds, self._placing):
            lane.close()

    def _place(self, customer_id: int, occasion_id: int) -> None:
        agenda = self.sources.services().agenda

        def read(cancellation: Cancellation) -> AgendaRow | None:
            rows = agenda.of_customer(customer_id, AHEAD_DAYS, cancellation=cancellation)
            return next((row for row in rows if row.key.occasion_id == occasion_id), None)

        self._placing.ask(read, then=self.placed.emit, otherwise=self._notices.problem)
