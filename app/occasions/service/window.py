"""What a query asks for of some days: which lines, in which order, and how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy.orm import Session

from app.occasions.entries import DONE, Entry, fits, fits_kind, group_of
from app.occasions.near_visits import KnownVisit, all_visits, nearest
from app.occasions.queries.lines import SlotCounts, SlotDay, best_of_days, counts_of_day, read_counts
from app.occasions.queries.narrowed import lines_of_customers, lines_of_own_kinds
from app.occasions.schemas import AgendaQuery, AgendaView, DayMarks, MarkGroup
from app.occasions.service.gathering import Gathered, Span

_FROM_TABLE = frozenset({AgendaView.ALL, AgendaView.WITHOUT_PLAN})


@dataclass(frozen=True)
class Window:
    """Some days of the agenda as a query wants them.

    Lines without a moment are many: of them only the best of each day are read, and the rest is counted.
    Everything else is known one by one; so are these lines where the query narrows them to few.
    """

    session: Session
    query: AgendaQuery
    span: Span
    days: Sequence[SlotDay]
    gathered: Gathered
    staff_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether lines come from the table beside those that are known one by one."""
        query = self.query
        return query.view in _FROM_TABLE and query.department_id is None and not query.own_kind_ids

    @cached_property
    def counts(self) -> SlotCounts:
        """How many lines the slots of these days hold."""
        return read_counts(self.session.connection(), self.days)

    @cached_property
    def visits(self) -> Mapping[int, Sequence[KnownVisit]]:
        """The visits near to these days, by customer: of all, for whoever looks for those who are here."""
        return all_visits(self.session, first=self.span.first, last=self.span.last, today=self.span.today)

    @cached_property
    def known(self) -> dict[date, list[Entry]]:
        """The entries known one by one that belong to the query."""
        found: dict[date, list[Entry]] = defaultdict(list)
        first, last = self.days[0].on, self.days[-1].on
        for entry in (*self.gathered.all(first, last), *self._few_lines()):
            if fits(self.query, entry, staff_id=self.staff_id) and self._is_met(entry):
                found[entry.on].append(entry)
        return found

    def best(self, *, most: int, offset: int = 0, only_open: bool = False) -> dict[date, list[Entry]]:
        """The entries of each day from ``offset`` on; ``only_open`` leaves out what is delivered or skipped."""
        lines = self._best_lines(most + offset)
        found = {}
        for day in self.days:
            known = [each for each in self.known.get(day.on, ()) if not (only_open and each.state in DONE)]
            entries = sorted((*known, *lines.get(day.on, ())), key=lambda entry: entry.order)
            found[day.on] = entries[offset : offset + most]
        return found

    def total(self, day: SlotDay) -> int:
        """How many entries a day has."""
        return len(self.known.get(day.on, ())) + sum(self._counted(day).values())

    def marks(self) -> tuple[DayMarks, ...]:
        """How many of each group fall on each day; days without any are left out."""
        marked = []
        for day in self.days:
            groups = Counter(entry.group for entry in self.known.get(day.on, ()))
            for kind, lines in self._counted(day).items():
                groups[group_of(kind)] += lines
            shown = tuple((group, groups[group]) for group in MarkGroup if groups[group] > 0)
            if shown:
                marked.append(DayMarks(day.on, shown))
        return tuple(marked)

    def _counted(self, day: SlotDay) -> Counter[str]:
        """How many lines without a moment a day has, by kind."""
        counted: Counter[str] = Counter()
        if not self.is_open:
            return counted
        for kind, lines in counts_of_day(self.counts, day).items():
            if fits_kind(self.query, kind, own_kind_id=None):
                counted[kind] = lines
        planned = self.gathered.lines.get(day.on, set())
        for entry in self.gathered.entries.get(day.on, ()):
            if entry.occasion_id in planned and entry.kind in counted:
                counted[entry.kind] -= 1
        return counted

    def _best_lines(self, most: int) -> dict[date, list[Entry]]:
        if not self.is_open:
            return {}
        planned = self.gathered.lines
        further = max((len(planned.get(day.on, ())) for day in self.days), default=0)
        best = best_of_days(
            self.session.connection(),
            self.days,
            most=most + further,
            kinds=self.query.kinds,
            counts=self.counts,
        )
        return {
            on: [
                Entry(on, line.place, line.customer_id, line.kind, line.occasion_id)
                for line in lines
                if line.occasion_id not in planned.get(on, ())
            ]
            for on, lines in best.items()
        }

    def _few_lines(self) -> Iterable[Entry]:
        """Lines without a moment, where the query wants few of them."""
        query = self.query
        if self.is_open or query.department_id is not None:
            return ()
        if query.view is AgendaView.HERE:
            return self._unplanned(lines_of_customers(self.session, self.visits.keys(), days=self.days))
        if query.view in _FROM_TABLE:
            own = lines_of_own_kinds(self.session, query.own_kind_ids, days=self.days)
            return (*self._unplanned(own), *self._of_kinds_beside())
        return ()

    def _of_kinds_beside(self) -> Iterable[Entry]:
        """The lines of the program's kinds where the venue's own are asked for too."""
        if not self.query.kinds:
            return ()
        held = sum(sum(counts_of_day(self.counts, day).values()) for day in self.days)
        best = best_of_days(
            self.session.connection(), self.days, most=held, kinds=self.query.kinds, counts=self.counts
        )
        own = {
            (entry.on, entry.occasion_id)
            for entry in lines_of_own_kinds(self.session, self.query.own_kind_ids, days=self.days)
        }
        return self._unplanned(
            Entry(line.on, line.place, line.customer_id, line.kind, line.occasion_id)
            for lines in best.values()
            for line in lines
            if (line.on, line.occasion_id) not in own
        )

    def _unplanned(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        planned = self.gathered.lines
        return tuple(each for each in entries if each.occasion_id not in planned.get(each.on, ()))

    def _is_met(self, entry: Entry) -> bool:
        """Whether the customer is here or comes near to the day, where that is asked for."""
        if self.query.view is not AgendaView.HERE:
            return True
        visits = self.visits.get(entry.customer_id, ())
        return nearest(visits, entry.on, today=self.span.today) is not None


def last_day(first: date, days: int) -> date:
    """The last of so many days, as far as the calendar goes."""
    return first + timedelta(days=min(days - 1, (date.max - first).days))
