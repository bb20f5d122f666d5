"""The same cases by what they share, and by the hour of the week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from zoneinfo import ZoneInfo

from app.cases.measures.facts import CaseFact
from app.cases.measures.rows import Breakdown, CaseFigures, Group, HourCell, Key
from app.core.cancelling import Cancellation
from app.core.measures.quantiles import spread_of_ticks

Measure = Callable[[Sequence[CaseFact]], CaseFigures]
Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class NamesOf:
    """What the venue calls its categories, departments and staff, by id."""

    categories: Names
    departments: Names
    staff: Names


def break_down(
    cases: Sequence[CaseFact], *, measure: Measure, names: NamesOf, zone: ZoneInfo, asked: Cancellation
) -> Breakdown:
    """The cases by everything they can share; stops between two groups when nobody waits any more."""

    def still_asked(some: Sequence[CaseFact]) -> CaseFigures:
        asked.raise_if_cancelled()
        return measure(some)

    def by(key: Callable[[CaseFact], Key], known: Names | None = None) -> tuple[Group, ...]:
        return tuple(_groups(cases, key, still_asked, known or {}))

    return Breakdown(
        category=by(_of("category_id"), names.categories),
        place=_places(cases, still_asked),
        department=by(_of("department_id"), names.departments),
        kind=by(_of("kind")),
        severity=tuple(sorted(by(_of("severity")), key=lambda group: -int(group.key or 0))),
        owner=by(_of("owner_id"), names.staff),
        hours=_hours(cases, zone),
    )


def _groups(
    cases: Iterable[CaseFact], key: Callable[[CaseFact], Key], measure: Measure, names: Names
) -> list[Group]:
    found: dict[Key, list[CaseFact]] = defaultdict(list)
    for case in cases:
        found[key(case)].append(case)
    groups = [
        Group(key, names.get(key, "") if isinstance(key, int) else key or "", measure(some))
        for key, some in found.items()
    ]
    return sorted(groups, key=lambda group: (-group.figures.reported, str(group.name), str(group.key)))


def _of(name: str) -> Callable[[CaseFact], Key]:
    return itemgetter(CaseFact._fields.index(name))


def _places(cases: Sequence[CaseFact], measure: Measure) -> tuple[Group, ...]:
    """By place; an unnamed one is None, and those that are not to be read come last."""
    shown = [case for case in cases if case.place is not None]
    hidden = [case for case in cases if case.place is None]
    groups = _groups(shown, lambda case: case.place or None, measure, {})
    if hidden:
        groups.append(Group(None, "", measure(hidden), hidden=True))
    return tuple(groups)


def _hours(cases: Iterable[CaseFact], zone: ZoneInfo) -> tuple[HourCell, ...]:
    found: dict[tuple[int, int], list[int | None]] = defaultdict(list)
    for case in cases:
        local = case.happened_at.astimezone(zone)
        found[local.weekday(), local.hour].append(case.put_right)
    return tuple(_cell(weekday, hour, found[weekday, hour]) for weekday in range(7) for hour in range(24))


def _cell(weekday: int, hour: int, lengths: list[int | None]) -> HourCell:
    spread = spread_of_ticks([length for length in lengths if length is not None])
    return HourCell(weekday, hour, len(lengths), spread)
