"""What the pane asks for, whoever answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.core.cancelling import Cancellation
from app.moments.schemas.rows import OutcomeRow
from app.occasions.schemas import Agenda, AgendaDay, AgendaQuery, AgendaRow, DayMarks


class ReadsAgenda(Protocol):
    """Whoever tells what is coming."""

    def read(
        self, query: AgendaQuery, *, cancellation: Cancellation | None = None, per_day: int = 15
    ) -> Agenda:
        """The first rows of each day of the window, and what was missed before it."""
        ...

    def day(
        self,
        on: date,
        query: AgendaQuery,
        *,
        offset: int = 0,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> AgendaDay:
        """Further rows of one day."""
        ...

    def month(
        self, year: int, month: int, *, query: AgendaQuery, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """How many of each group fall on the days of a month."""
        ...

    def year(
        self, year: int, query: AgendaQuery, *, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """The same for a year."""
        ...

    def of_customer(
        self, customer_id: int, days: int, *, cancellation: Cancellation | None = None
    ) -> tuple[AgendaRow, ...]:
        """What is coming for one customer."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow by."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class PlannerChoices:
    """What the agenda can be narrowed by, and on which weekday the venue's weeks begin, Monday being 0."""

    departments: tuple[Choice, ...] = ()
    own_kinds: tuple[Choice, ...] = ()
    week_start: int = 0


@dataclass(frozen=True, slots=True)
class SideFacts:
    """What worked before, and the month's budget: None where the venue has set none."""

    worked: tuple[OutcomeRow, ...] = ()
    month_minor: int | None = None
    month_used_minor: int = 0


ReadsChoices = Callable[[Cancellation], PlannerChoices]
ReadsFacts = Callable[[Cancellation], SideFacts]
SaysLine = Callable[[AgendaRow], str]
"""The second line of a row: what it is, of whom, and where they are."""


@dataclass(frozen=True)
class PlannerSources:
    """Everybody whom the pane asks."""

    agenda: ReadsAgenda
    choices: ReadsChoices
    facts: ReadsFacts
    say_line: SaysLine
