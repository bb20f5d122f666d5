"""Milestones: worked out from the visits of a window and from tiers, never typed.

They belong to visits that are under way or booked, and to those that ended today: once somebody has left,
a milestone cannot be made up for. What was planned for one stays known by its moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.core.partial_dates import LeapDay, PartialDate
from app.core.rhythm import rhythm_days
from app.model.codes import VisitStatus
from app.model.customer import Customer, CustomerSummary
from app.model.moment import Milestone
from app.model.visit import Visit
from app.occasions.people import may_be_celebrated
from app.storage.chunks import chunks
from app.storage.reading import read_rows

MARKED_VISITS = frozenset({5, 10, 25, 50, 100})
LONG_AWAY_DAYS = 365
TIMES_RHYTHM = 3
_VISIT, _CUSTOMER, _SUMMARY = Visit.__table__.c, Customer.__table__.c, CustomerSummary.__table__.c
_CAME = (VisitStatus.HERE, VisitStatus.COMPLETED)
_OPEN = (VisitStatus.HERE, VisitStatus.BOOKED)
_LAST_MARK = max(MARKED_VISITS) + 1
_NEXT_MARK = [
    min((mark for mark in MARKED_VISITS if mark >= count), default=1 << 31) for count in range(_LAST_MARK + 1)
]
"""The first marked number from each count on."""


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One milestone; ``number`` is the visit, the years, or 0 for a tier, whose name is ``tier``."""

    on: date
    customer_id: int
    place: int
    milestone: Milestone
    number: int = 0
    visit_id: int | None = None
    tier: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """As much of a visit as milestones need; ``counts`` is False for a booking nobody came for."""

    id: int
    status: str
    arrives_on: date
    leaves_on: date | None

    def end(self, today: date) -> date:
        """Its last day; of one under way not before today."""
        last = max(self.leaves_on or self.arrives_on, self.arrives_on)
        return max(last, today) if self.status == VisitStatus.HERE else last

    def counts(self, today: date) -> bool:
        """Whether it happened or may yet happen."""
        return self.status in _CAME or (self.status == VisitStatus.BOOKED and self.arrives_on >= today)


@dataclass(frozen=True, slots=True)
class MilestoneWindow:
    """Which milestones are wanted, of which days, seen from today."""

    first: date
    last: date
    today: date
    marked: frozenset[Milestone]
    leap_day: LeapDay


def find_milestones(
    session: Session, window: MilestoneWindow, *, customer_id: int | None = None
) -> list[MilestoneLine]:
    """The milestones of people who may be celebrated, in no order; those of one customer where one is named."""
    lines = [] if Milestone.TIER not in window.marked else _tiers(session, window, customer_id)
    if window.marked - {Milestone.TIER}:
        visits = _visits(session, window, customer_id)
        history = _history(session, _undecided(session, visits, window))
        for row in visits:
            alone = [Stay(row.id, row.status, row.arrives_on, row.leaves_on)] if row.visits_count == 1 else []
            stays = history.get(row.customer_id, alone)
            if not stays:
                continue
            lines += of_visit(row.id, stays, window=window, customer_id=row.customer_id, place=-row.rank_key)
    return lines


def of_visit(
    visit_id: int, stays: Sequence[Stay], *, window: MilestoneWindow, customer_id: int, place: int
) -> Iterator[MilestoneLine]:
    """The milestones of one visit among all visits of the customer."""
    ordered = sorted((s for s in stays if s.counts(window.today)), key=lambda s: (s.arrives_on, s.id))
    at = next((at for at, stay in enumerate(ordered) if stay.id == visit_id), None)
    if at is None:
        return
    stay, before = ordered[at], ordered[:at]
    for milestone, number, on in (
        *_numbers(stay, before),
        *_back(stay, before, window.today),
        *_years(stay, ordered, window),
    ):
        if milestone in window.marked and window.first <= on <= window.last:
            yield MilestoneLine(on, customer_id, place, milestone, number, visit_id)


def _numbers(stay: Stay, before: Sequence[Stay]) -> Iterator[tuple[Milestone, int, date]]:
    number = len(before) + 1
    if number == 1:
        yield Milestone.FIRST_VISIT, 1, stay.arrives_on
    elif number in MARKED_VISITS:
        yield Milestone.VISIT, number, stay.arrives_on


def _back(stay: Stay, before: Sequence[Stay], today: date) -> Iterator[tuple[Milestone, int, date]]:
    """Back after a year and after three times as long as they usually take."""
    if not before:
        return
    away = (stay.arrives_on - max(each.end(today) for each in before)).days
    rhythm = rhythm_days(each.arrives_on for each in before if each.status == VisitStatus.COMPLETED)
    if away >= LONG_AWAY_DAYS and (rhythm is None or away > TIMES_RHYTHM * rhythm):
        yield Milestone.BACK, away // LONG_AWAY_DAYS, stay.arrives_on


def _years(
    stay: Stay, ordered: Iterable[Stay], window: MilestoneWindow
) -> Iterator[tuple[Milestone, int, date]]:
    """Full years since they first came, on that day of the visit."""
    first = min((each.arrives_on for each in ordered if each.status == VisitStatus.COMPLETED), default=None)
    if first is None:
        return
    anchor = PartialDate(first.month, first.day, first.year)
    for year in range(stay.arrives_on.year, stay.end(window.today).year + 1):
        on = anchor.in_year(year, leap_day=window.leap_day)
        if year > first.year and stay.arrives_on <= on <= stay.end(window.today):
            yield Milestone.YEARS, year - first.year, on


def _tiers(session: Session, window: MilestoneWindow, customer_id: int | None) -> list[MilestoneLine]:
    wanted = (
        select(_CUSTOMER.id, _CUSTOMER.tier_since, _CUSTOMER.tier, _SUMMARY.rank_key)
        .join_from(Customer.__table__, CustomerSummary.__table__, _SUMMARY.customer_id == _CUSTOMER.id)
        .where(
            _CUSTOMER.tier_since.between(window.first, window.last),
            _CUSTOMER.tier != "",
            may_be_celebrated(_CUSTOMER.id),
        )
    )
    if customer_id is not None:
        wanted = wanted.where(_CUSTOMER.id == customer_id)
    rows = read_rows(session, wanted)
    return [
        MilestoneLine(row.tier_since, row.id, -row.rank_key, Milestone.TIER, tier=row.tier) for row in rows
    ]


def _in_sight(window: MilestoneWindow) -> Any:
    """Visits that touch the window and can bring a milestone."""
    ends_in_it = func.coalesce(_VISIT.leaves_on, _VISIT.arrives_on) >= window.first
    begins = _VISIT.arrives_on <= window.last
    here = and_(_VISIT.status == VisitStatus.HERE, begins)
    booked = and_(
        _VISIT.status == VisitStatus.BOOKED, _VISIT.arrives_on.between(window.today, window.last), ends_in_it
    )
    over = and_(_VISIT.status == VisitStatus.COMPLETED, _VISIT.arrives_on == window.today)
    if window.first > window.today:
        return or_(and_(here, ends_in_it), booked)
    # Whoever left again today: a condition of its own, for very many have come and gone before.
    return or_(here, booked, over) if window.last >= window.today else here


def _visits(session: Session, window: MilestoneWindow, customer_id: int | None) -> list[Any]:
    wanted = (
        select(_VISIT.id, _VISIT.customer_id, _VISIT.status, _VISIT.arrives_on, _VISIT.leaves_on)
        .add_columns(_SUMMARY.rank_key, _SUMMARY.visits_count, _SUMMARY.visits_completed)
        .add_columns(_SUMMARY.first_visit_on, _SUMMARY.last_visit_on)
        .join_from(Visit.__table__, CustomerSummary.__table__, _SUMMARY.customer_id == _VISIT.customer_id)
        .where(_in_sight(window), may_be_celebrated(_VISIT.customer_id))
    )
    if customer_id is not None:
        wanted = wanted.where(_VISIT.customer_id == customer_id)
    return list(read_rows(session, wanted).all())


def _undecided(session: Session, visits: Sequence[Any], window: MilestoneWindow) -> set[int]:
    """The customers of whom more must be read than the sums of their visits."""
    undecided = {row.customer_id for row in visits if _needs_history(row, window)}
    if Milestone.BACK in window.marked:
        here = [
            row
            for row in visits
            if row.status == VisitStatus.HERE and row.visits_count > 1 and row.customer_id not in undecided
        ]
        undecided |= _without_recent(session, (row for row in here if _may_be_back(row)))
    return undecided


def _needs_history(row: Any, window: MilestoneWindow) -> bool:
    """Whether the sums of a customer leave open that this visit brings a milestone."""
    if row.visits_count == 1:
        return False
    if row.status not in _OPEN or row.visits_completed == 0 or row.last_visit_on > row.arrives_on:
        return True
    # What is completed comes before an open visit, but for what came and went on that very day.
    if not _NEXT_MARK[min(row.visits_completed, _LAST_MARK)] > row.visits_count:
        return True
    back = row.status == VisitStatus.BOOKED and _may_be_back(row)
    return back or _may_have_years(row, window)


def _may_be_back(row: Any) -> bool:
    """Whether so long a time may have passed; of one who is here only their very first visit is known."""
    known = row.last_visit_on if row.status == VisitStatus.BOOKED else row.first_visit_on
    return bool((row.arrives_on - known).days >= LONG_AWAY_DAYS)


def _may_have_years(row: Any, window: MilestoneWindow) -> bool:
    """Whether the day of their very first visit falls into this one: before it none is a year old."""
    if row.first_visit_on == row.arrives_on:
        return True
    anchor = PartialDate(row.first_visit_on.month, row.first_visit_on.day)
    end = row.leaves_on or row.arrives_on
    if row.status == VisitStatus.HERE:
        end = max(end, window.today)
    years = {row.arrives_on.year, end.year}
    return any(row.arrives_on <= anchor.in_year(year, leap_day=window.leap_day) <= end for year in years)


def _without_recent(session: Session, rows: Iterable[Any]) -> set[int]:
    """Of visits under way, the customers whose visit before may lie a year back."""
    here: dict[int, date] = {}
    for row in rows:
        here[row.customer_id] = max(row.arrives_on, here.get(row.customer_id, row.arrives_on))
    last = func.max(_VISIT.arrives_on)
    # Not by the index of states, for nearly all visits are completed.
    is_completed = func.coalesce(_VISIT.status, "") == VisitStatus.COMPLETED
    wanted = select(_VISIT.customer_id, last).where(is_completed)
    recent: set[int] = set()
    for chunk in chunks(sorted(here)):
        found = read_rows(session, wanted.where(_VISIT.customer_id.in_(chunk)).group_by(_VISIT.customer_id))
        recent |= {row[0] for row in found.all() if (here[row[0]] - row[1]).days < LONG_AWAY_DAYS}
    return here.keys() - recent


def _history(session: Session, customer_ids: Iterable[int]) -> dict[int, list[Stay]]:
    """All that these customers came for or did not, whatever became of it: reading by customer is quickest."""
    wanted = select(_VISIT.customer_id, _VISIT.id, _VISIT.status, _VISIT.arrives_on, _VISIT.leaves_on)
    found: dict[int, list[Stay]] = defaultdict(list)
    for chunk in chunks(sorted(set(customer_ids))):
        for row in read_rows(session, wanted.where(_VISIT.customer_id.in_(chunk))).all():
            found[row[0]].append(Stay(*row[1:]))
    return found
