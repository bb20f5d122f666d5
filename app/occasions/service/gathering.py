"""Everything of a window that is no plain line: moments, milestones and surprises, joined to what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.core.day_slots import slots_of
from app.core.memory import Memory
from app.core.partial_dates import LeapDay
from app.model.moment import MILESTONE, SURPRISE, MomentState
from app.occasions.entries import Entry, MomentFacts
from app.occasions.milestones import MilestoneLine, MilestoneWindow, find_milestones
from app.occasions.queries.moments import moments_between
from app.occasions.queries.narrowed import lines_of_occasions
from app.occasions.remembered import remembered_milestones
from app.occasions.schemas import MISSED_DAYS
from app.occasions.settings import milestones_marked


@dataclass(frozen=True)
class Gathered:
    """The entries of each day that are known one by one, and which occasions of a day are among them.

    ``lines`` are those that the table of lines holds too; they must not be counted twice.
    """

    entries: dict[date, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[date, set[int]] = field(default_factory=lambda: defaultdict(set))

    def all(self, first: date, last: date) -> Iterator[Entry]:
        """The entries of some days."""
        for on, entries in self.entries.items():
            if first <= on <= last:
                yield from entries


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both ends included, seen from today."""

    first: date
    last: date
    today: date
    leap_day: LeapDay


def gather(session: Session, span: Span, *, memory: Memory, customer_id: int | None = None) -> Gathered:
    """Read what is known one by one of some days; of one customer where one is named."""
    moments = moments_between(session, first=span.first, last=span.last, customer_id=customer_id)
    gathered = Gathered()
    _add_occasions(session, gathered, moments, span.leap_day)
    planned = {key: each for each in moments if each.milestone is not None for key in _keys_of(each)}
    told: set[int] = set()
    for line in _milestones(session, span, customer_id=customer_id, memory=memory):
        found = (planned.get(key) for key in _line_keys(line)) if planned else ()
        moment = next((each for each in found if each is not None and each.id not in told), None)
        if moment is not None:
            told.add(moment.id)
        gathered.entries[line.on].append(_of_milestone(line, moment))
    rest = [each for each in moments if each.id not in told and _is_alone(each)]
    for moment in rest:
        _add_alone(gathered, moment)
    return gathered


def _milestones(
    session: Session, span: Span, *, customer_id: int | None, memory: Memory
) -> Iterable[MilestoneLine]:
    first = max(span.first, span.today - timedelta(days=MISSED_DAYS))
    if first > span.last:
        return ()
    window = MilestoneWindow(
        first=first,
        last=span.last,
        today=span.today,
        marked=milestones_marked(session),
        leap_day=span.leap_day,
    )
    if customer_id is not None:
        return find_milestones(session, window, customer_id=customer_id)
    return remembered_milestones(session, window, memory=memory)


def _add_occasions(
    session: Session, gathered: Gathered, moments: Iterable[MomentFacts], leap_day: LeapDay
) -> None:
    of_occasions = [each for each in moments if each.occasion_id is not None]
    lines = lines_of_occasions(
        session,
        {each.occasion_id for each in of_occasions if each.occasion_id is not None},
        customer_ids={each.customer_id for each in of_occasions},
    )
    for moment in of_occasions:
        on, occasion_id = moment.on, moment.occasion_id
        if on is None or occasion_id is None:
            continue
        slots = slots_of(on, leap_day=leap_day)
        line = next((line for line in lines.get(occasion_id, ()) if line.slot in slots), None)
        if line is None:
            _add_alone(gathered, moment)
            continue
        gathered.lines[on].add(occasion_id)
        entry = _of_moment(moment, on, place=line.place, customer_id=line.customer_id)
        gathered.entries[on].append(entry._replace(kind=line.kind))


def _add_alone(gathered: Gathered, moment: MomentFacts) -> None:
    """A plan whose occasion or visit has moved meanwhile is not lost; one that was skipped has no more to say."""
    is_over = moment.kind != SURPRISE and moment.state is MomentState.SKIPPED
    if moment.on is not None and moment.shown and not is_over:
        gathered.entries[moment.on].append(of_moment_alone(moment, moment.on))


def of_moment_alone(moment: MomentFacts, on: date) -> Entry:
    """A moment that no line carries, on its day; a surprise without one stands on the day given."""
    return _of_moment(moment, moment.on or on, place=moment.place, customer_id=moment.customer_id)


def _of_moment(moment: MomentFacts, on: date, *, place: int, customer_id: int) -> Entry:
    return Entry(
        on=on,
        place=place,
        customer_id=customer_id,
        kind=moment.kind,
        occasion_id=moment.occasion_id,
        milestone=moment.milestone,
        number=moment.number,
        visit_id=moment.visit_id,
        companion_id=moment.companion_id,
        own_kind_id=moment.own_kind_id,
        moment=moment,
    )


def _of_milestone(line: MilestoneLine, moment: MomentFacts | None) -> Entry:
    return Entry(
        on=line.on,
        place=line.place,
        customer_id=line.customer_id,
        kind=MILESTONE,
        milestone=line.milestone,
        number=line.number,
        visit_id=line.visit_id,
        tier=line.tier,
        moment=moment,
    )


def _is_alone(moment: MomentFacts) -> bool:
    return moment.milestone is not None or moment.kind == SURPRISE


def _keys_of(moment: MomentFacts) -> tuple[tuple[object, ...], ...]:
    """By which a milestone finds its plan: its visit, which may have moved since, or its day."""
    what = (moment.customer_id, moment.milestone, moment.number)
    return ((*what, "visit", moment.visit_id), (*what, "day", moment.occurs_on))


def _line_keys(line: MilestoneLine) -> tuple[tuple[object, ...], ...]:
    what = (line.customer_id, line.milestone, line.number)
    by_day = (*what, "day", line.on)
    return (by_day,) if line.visit_id is None else ((*what, "visit", line.visit_id), by_day)
