"""An agenda in memory, answering as the one on a file does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.core.cancelling import Cancellation
from app.model.moment import MomentState
from app.model.occasion import OccasionKind
from app.occasions.schemas import (
    Agenda,
    AgendaCounts,
    AgendaDay,
    AgendaQuery,
    AgendaRow,
    AgendaView,
    DayMarks,
    MarkGroup,
    MomentKey,
)

TODAY = date(2026, 11, 22)
_GROUPS = {
    "birthday": MarkGroup.BIRTHDAY,
    "anniversary": MarkGroup.ANNIVERSARY,
    "milestone": MarkGroup.MILESTONE,
}


def a_row(
    person: str,
    on: date,
    *,
    kind: str = OccasionKind.BIRTHDAY.value,
    state: MomentState | None = None,
    missed: bool = False,
    number: int = 0,
) -> AgendaRow:
    """A moment of somebody; ``number`` tells those of one name apart."""
    customer_id = sum(map(ord, person)) * 100 + number
    key = MomentKey(customer_id, on, occasion_id=customer_id)
    return AgendaRow(key, on, customer_id, person, person, kind, state=state, missed=missed)


@dataclass
class FakeAgenda:
    """Holds rows; remembers what it was asked."""

    rows: list[AgendaRow] = field(default_factory=list)
    missed: list[AgendaRow] = field(default_factory=list)
    set_aside_minor: int = 0
    asked: list[AgendaQuery] = field(default_factory=list)
    asked_months: list[tuple[int, int]] = field(default_factory=list)

    def read(
        self, query: AgendaQuery, *, cancellation: Cancellation | None = None, per_day: int = 15
    ) -> Agenda:
        """The window."""
        del cancellation
        self.asked.append(query)
        days = [query.first + timedelta(days=at) for at in range(query.days)]
        found = [self._day(day, query, 0, per_day) for day in days]
        within = [row for row in self.rows if days[0] <= row.on <= days[-1]]
        counts = AgendaCounts(
            moments=len(within),
            planned=sum(row.state is not None for row in within),
            without_plan=sum(row.state is None for row in within),
            set_aside_minor=self.set_aside_minor,
        )
        missed = tuple(row for row in self.missed if _fits(row, query))
        return Agenda(query, tuple(day for day in found if day.total), missed, counts)

    def day(
        self,
        on: date,
        query: AgendaQuery,
        *,
        offset: int = 0,
        limit: int = 50,
        cancellation: Cancellation | None = None,
    ) -> AgendaDay:
        """One day."""
        del cancellation
        return self._day(on, query, offset, limit)

    def month(
        self, year: int, month: int, *, query: AgendaQuery, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """The marks of a month."""
        self.asked_months.append((year, month))
        return tuple(
            each for each in self.year(year, query, cancellation=cancellation) if each.on.month == month
        )

    def year(
        self, year: int, query: AgendaQuery, *, cancellation: Cancellation | None = None
    ) -> tuple[DayMarks, ...]:
        """The marks of a year."""
        del cancellation
        counted: dict[date, Counter[MarkGroup]] = {}
        for row in self.rows:
            if row.on.year == year and _fits(row, query):
                counted.setdefault(row.on, Counter())[_GROUPS.get(row.kind, MarkGroup.OTHER)] += 1
        return tuple(
            DayMarks(on, tuple((group, groups[group]) for group in MarkGroup if groups[group]))
            for on, groups in sorted(counted.items())
        )

    def of_customer(
        self, customer_id: int, days: int, *, cancellation: Cancellation | None = None
    ) -> tuple[AgendaRow, ...]:
        """What is coming for one customer."""
        del days, cancellation
        return tuple(row for row in self.rows if row.customer_id == customer_id)

    def plan(self, person: str, state: MomentState) -> None:
        """Have somebody's moment planned."""
        self.rows = [replace(row, state=state) if row.person == person else row for row in self.rows]

    def _day(self, on: date, query: AgendaQuery, offset: int, limit: int) -> AgendaDay:
        rows = [row for row in self.rows if row.on == on and _fits(row, query)]
        return AgendaDay(on, tuple(rows[offset : offset + limit]), len(rows))


def _fits(row: AgendaRow, query: AgendaQuery) -> bool:
    if query.kinds and row.kind not in query.kinds:
        return False
    if query.view is AgendaView.PLANNED:
        return row.state is not None
    return not (query.view is AgendaView.WITHOUT_PLAN and row.state is not None)


def fortnight() -> FakeAgenda:
    """The fortnight of the picture."""
    planned = MomentState.PLANNED

    def november(day: int) -> date:
        return date(2026, 11, day)

    rows = [
        a_row("Adaeze Obi", november(22), kind="milestone", state=MomentState.PREPARED),
        a_row("Ines Duarte", november(23), kind="anniversary", state=planned),
        a_row("Karin Mullins", november(23)),
        a_row("Sven Lindqvist", november(25), kind="milestone", state=planned),
        a_row("Mulugeta Abebe", november(27)),
        a_row("Louis Müller-Odermatt", november(29), state=planned),
        a_row("Hana Sato", november(29), kind="honeymoon", state=planned),
        a_row("The Okafor family", november(30), kind="graduation", state=MomentState.SUGGESTED),
    ]
    return FakeAgenda(rows, set_aside_minor=31000)
