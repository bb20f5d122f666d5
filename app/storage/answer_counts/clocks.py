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


def offset_case(seconds: str, zone: ZoneInfo, *, first: datetime, last: datetime) -> str:
    """SQL for the seconds by which the clocks are ahead at ``seconds`` since 1970, from ``first`` to ``last``."""
    changes = list(_changes(zone, first, last))
    ahead = _ahead(zone, last)
    if not changes:
        return str(ahead)
    whens = " ".join(f"WHEN {seconds} < {until} THEN {offset}" for until, offset in changes)
    return f"(CASE {whens} ELSE {ahead} END)"


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
