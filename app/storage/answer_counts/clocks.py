"""How far a venue's clocks are from UTC, as statements that work on very many instants need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
SECONDS_BEFORE_1970 = _BEGINNING.toordinal() * 86_400
"""Added to the seconds since 1970 they count from where ordinals of days do."""


def offset_case(column: str, zone: ZoneInfo, *, first: datetime, last: datetime) -> str:
    """SQL for the seconds by which the clocks are ahead at the instants of a column, from ``first`` to ``last``."""
    return _halved(column, list(_changes(zone, first, last)), _ahead(zone, last))


def _halved(column: str, changes: list[tuple[int, int]], last: int) -> str:
    """Few comparisons for each instant, however many changes there are."""
    if not changes:
        return str(last)
    middle = len(changes) // 2
    until, offset = changes[middle]
    at = f"{_BEGINNING + until * _SECOND:%Y-%m-%d %H:%M:%S}"
    before, after = _halved(column, changes[:middle], offset), _halved(column, changes[middle + 1 :], last)
    return f"CASE WHEN {column} < '{at}' THEN {before} ELSE {after} END"


def _changes(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[tuple[int, int]]:
    """Each offset with the second at which another begins."""
    at = first
    while at < last:
        following = min(at + _DAY, last)
        if _ahead(zone, at) != _ahead(zone, following):
            yield _change_between(zone, at, following), _ahead(zone, at)
        at = following


def _change_between(zone: ZoneInfo, before: datetime, after: datetime) -> int:
    """The first second at which the clocks are not as they were before."""
    known, low, high = _ahead(zone, before), _seconds(before), _seconds(after)
    while high - low > 1:
        middle = (low + high) // 2
        if _ahead(zone, _BEGINNING + middle * _SECOND) == known:
            low = middle
        else:
            high = middle
    return high


def _ahead(zone: ZoneInfo, at: datetime) -> int:
    offset = at.astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _seconds(at: datetime) -> int:
    return (at - _BEGINNING) // _SECOND
