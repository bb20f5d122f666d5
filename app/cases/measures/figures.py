"""From what is known of cases to what is said of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter, itemgetter
from zoneinfo import ZoneInfo

from app.cases.measures.facts import CaseFact, GestureFact, Marks, PromiseFact
from app.cases.measures.rows import CaseFigures, Change, GestureFigures, PromiseFigures
from app.cases.measures.scope import day_of
from app.core.measures.quantiles import Spread, median_of, spread_of_ticks
from app.core.measures.shares import Share, share_of
from app.model.gesture import GestureKind
from app.model.promise import PromiseState

_MARKS = itemgetter(CaseFact._fields.index("marks"))
_COST = itemgetter(CaseFact._fields.index("cost_minor"))


def measure_cases(cases: Sequence[CaseFact]) -> CaseFigures:
    """What is said of these cases."""
    counts = Counter(map(_MARKS, cases))
    return CaseFigures(
        reported=len(cases),
        open=_share(counts, "open").k,
        late=_share(counts, "late").k,
        acknowledge=_spread(cases, "acknowledge"),
        put_right=_spread(cases, "put_right"),
        first_put_right=_spread(cases, "first_put_right"),
        within_acknowledge=_share(counts, "within_acknowledge"),
        within_put_right=_share(counts, "within_put_right"),
        within_follow_up=_share(counts, "within_follow_up"),
        reopened=_share(counts, "reopened"),
        again=_share(counts, "again"),
        recovered=_share(counts, "recovered"),
        rated_well=_share(counts, "rated_well"),
        feeling_change=_feeling_change(counts),
        cost_minor=sum(map(_COST, cases)),
    )


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


def _spread(cases: Sequence[CaseFact], name: str) -> Spread:
    lengths = map(itemgetter(CaseFact._fields.index(name)), cases)
    return spread_of_ticks([length for length in lengths if length is not None])


def _share(counts: Mapping[Marks, int], name: str) -> Share:
    """How many are marked with yes, of those that are marked at all."""
    answer = attrgetter(name)
    told = [(answer(marks), n) for marks, n in counts.items()]
    return Share(sum(n for yes, n in told if yes), sum(n for yes, n in told if yes is not None))


def _feeling_change(counts: Mapping[Marks, int]) -> Change:
    changes: list[int] = []
    for marks, n in counts.items():
        if marks.feeling_change is not None:
            changes += [marks.feeling_change] * n
    return Change(len(changes), median_of(changes))
