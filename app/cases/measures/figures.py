"""From what is known of cases to what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.cases.measures.facts import CaseFact, GestureFact, PromiseFact
from app.cases.measures.rows import CaseFigures, Change, GestureFigures, PromiseFigures
from app.cases.measures.scope import day_of
from app.core.measures.quantiles import Spread, median_of, spread_of
from app.core.measures.shares import Share, share_of
from app.model.gesture import GestureKind
from app.model.promise import PromiseState

RATED_WELL = 4
_NONE = timedelta()


def measure_cases(
    cases: Sequence[CaseFact], *, now: datetime, again: frozenset[int], costs: Mapping[int, int]
) -> CaseFigures:
    """What is said of these cases; ``costs`` are minor units by case."""
    closed = [case for case in cases if not case.is_open]
    rated = [case.rating for case in closed if case.verified and case.rating is not None]
    return CaseFigures(
        reported=len(cases),
        open=len(cases) - len(closed),
        late=sum(is_late(case, now) for case in cases),
        acknowledge=_spread((case.reported_at, case.acknowledged_at) for case in cases),
        put_right=_spread((case.reported_at, case.resolved_at) for case in cases),
        first_put_right=_spread((case.reported_at, case.first_resolved_at) for case in cases),
        within_acknowledge=_within(((c.acknowledge_due_at, c.acknowledged_at) for c in cases), now),
        within_put_right=_within(((c.put_right_due_at, c.resolved_at) for c in cases), now),
        within_follow_up=_within(((c.follow_up_due_at, c.closed_at) for c in cases), now),
        reopened=share_of([c.reopened_count > 0 for c in cases if c.reopened_count or not c.is_open]),
        again=share_of([case.id in again for case in cases if case.customer_id is not None]),
        recovered=share_of([case.verified for case in closed]),
        rated_well=share_of([rating >= RATED_WELL for rating in rated]),
        feeling_change=_feeling_change(closed),
        cost_minor=sum(costs.get(case.id, 0) for case in cases),
    )


def is_late(case: CaseFact, now: datetime) -> bool:
    """Whether something is still to be done that should have been done by now."""
    return case.is_open and case.due_at is not None and case.due_at < now


def cost_by_case(gestures: Iterable[GestureFact]) -> dict[int, int]:
    """What the gestures of each case cost that count, in minor units."""
    costs: dict[int, int] = defaultdict(int)
    for gesture in gestures:
        if gesture.counts:
            costs[gesture.case_id] += gesture.cost_minor
    return costs


def measure_gestures(gestures: Sequence[GestureFact]) -> tuple[GestureFigures, ...]:
    """The gestures that count by kind, the dearest kind first."""
    costs: dict[str, list[int]] = defaultdict(list)
    for gesture in gestures:
        if gesture.counts:
            costs[gesture.kind].append(gesture.cost_minor)
    kinds = [GestureFigures(GestureKind(kind), len(some), sum(some)) for kind, some in costs.items()]
    return tuple(sorted(kinds, key=lambda row: (-row.cost_minor, -row.n, row.kind)))


def within_limit(gestures: Sequence[GestureFact]) -> Share:
    """How many of all that was asked for needed nobody's signature."""
    return share_of([not gesture.above_limit for gesture in gestures])


def measure_promises(promises: Sequence[PromiseFact], *, now: datetime, zone: ZoneInfo) -> PromiseFigures:
    """How promises were kept."""
    timed = [promise for promise in promises if promise.due_at is not None]
    kept = [not _overdue(p, p.settled_at or now, zone) for p in timed if p.state == PromiseState.KEPT]
    broken = sum(promise.state == PromiseState.BROKEN for promise in timed)
    late = sum(_overdue(promise, now, zone) for promise in timed if promise.state == PromiseState.OPEN)
    return PromiseFigures(
        kept_on_time=Share(sum(kept), len(kept) + broken + late),
        kept_late=len(kept) - sum(kept),
        broken=broken,
        late=late,
        open_ended=len(promises) - len(timed),
    )


def _overdue(promise: PromiseFact, at: datetime, zone: ZoneInfo) -> bool:
    """Whether its time had passed by then; of a whole day, when the day was over."""
    if promise.due_at is None:
        return False
    if promise.whole_day:
        return day_of(promise.due_at, zone) < day_of(at, zone)
    return promise.due_at < at


def _spread(spans: Iterable[tuple[datetime, datetime | None]]) -> Spread:
    """A negative length is refused where it is typed; one that got in says nothing."""
    lengths = (end - begin for begin, end in spans if end is not None)
    return spread_of(length for length in lengths if length >= _NONE)


def _within(targets: Iterable[tuple[datetime | None, datetime | None]], now: datetime) -> Share:
    return share_of(list(_met(targets, now)))


def _met(targets: Iterable[tuple[datetime | None, datetime | None]], now: datetime) -> Iterator[bool]:
    for due, done in targets:
        if due is None:
            continue
        if done is not None:
            yield done <= due
        elif due < now:
            yield False


def _feeling_change(closed: Iterable[CaseFact]) -> Change:
    changes = [
        case.feeling_after - case.feeling
        for case in closed
        if case.verified and case.feeling is not None and case.feeling_after is not None
    ]
    return Change(len(changes), median_of(changes))
