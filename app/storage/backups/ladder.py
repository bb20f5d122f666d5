"""Which backups are kept when there are many: all of two days, then fewer the older they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
Bucket = Callable[[date], tuple[int, ...]]


def kept_of(taken: Iterable[datetime], *, now: datetime, zone: tzinfo) -> frozenset[datetime]:
    """The instants of the backups to keep: the last of each of 12 days, 10 weeks and 9 months that have any.

    Days are those of ``zone``, and days without a backup do not count, so a long holiday loses nothing. Where the newest lies ahead of
    ``now`` the clock was set back, and all are kept.
    """
    instants = sorted(taken, reverse=True)
    if not instants or instants[0] > now:
        return frozenset(instants)
    kept = {at for at in instants if at > now - ALL_OF}
    for bucket, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        kept |= _last_of_each(instants, bucket, most=most, zone=zone)
    return frozenset(kept)


def _last_of_each(instants: list[datetime], bucket: Bucket, *, most: int, zone: tzinfo) -> set[datetime]:
    last: dict[tuple[int, ...], datetime] = {}
    for at in instants:
        last.setdefault(bucket(at.astimezone(zone).date()), at)
    return set(list(last.values())[:most])


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
