"""A figure as scripts and people get it from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.core.measures.evidence import SOLID_FROM
from app.core.measures.intervals import Interval
from app.core.measures.means import Mean
from app.core.measures.shares import Share
from app.measures.queries.windows import Slot, slots_of
from app.measures.scope import Bucket, Period

Detail = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure of ``n`` observations with its 95 % interval; without any there is no value.

    ``key`` is what its answers share, or the bucket of time they lie in; None for those that share nothing.
    """

    n: int
    value: float | None
    interval: Interval | None
    detail: Detail
    key: str | None = None

    @classmethod
    def of_share(cls, share: Share, detail: Detail, *, key: str | None = None) -> Measured:
        """A share, in percent."""
        value, interval = share.value, share.interval
        return cls(share.n, _percent(value), _in_percent(interval), detail, key)

    @classmethod
    def of_mean(cls, mean: Mean, detail: Detail, *, key: str | None = None) -> Measured:
        """A mean, in its own unit."""
        return cls(mean.n, mean.value, mean.interval, detail, key)

    @property
    def as_json(self) -> dict[str, Any]:
        """The same for a script, without the key."""
        return {
            "n": self.n,
            "value": self.value if self.n else None,
            "low": self.interval.low if self.interval else None,
            "high": self.interval.high if self.interval else None,
        }

    @property
    def as_group(self) -> dict[str, Any]:
        """The same as one of several."""
        tentative = self.n < SOLID_FROM
        return {"key": self.key, **self.as_json, "tentative": tentative, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, with its groups; ``head`` and ``unit`` name it for people, ``digits`` are its decimals."""

    metric: str
    period: Period
    whole: Measured
    groups: tuple[Measured, ...] = ()
    head: str = ""
    unit: str = ""
    digits: int = 0
    signed: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def as_json(self) -> dict[str, Any]:
        """The document; a day that was left open is null."""
        return {
            "metric": self.metric,
            "from": self.period.since,
            "to": self.period.until,
            **self.whole.as_json,
            "detail": self.whole.detail,
            "groups": [group.as_group for group in self.groups],
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days, told apart by what; ``bucket`` where it is by time, ``week_start`` being 0 for Monday."""

    period: Period
    by: str | None
    today: date
    week_start: int = 0

    @property
    def bucket(self) -> Bucket | None:
        """The bucket of time; None when it is told apart by something else, or not at all."""
        return Bucket(self.by) if self.by in set(Bucket) else None

    def slots(self, oldest: date | None) -> tuple[Slot, ...]:
        """The buckets, the oldest first; ``oldest`` is the first day of which anything is known."""
        if self.bucket is None:
            return ()
        return slots_of(self.period, self.bucket, today=self.today, oldest=oldest, week_start=self.week_start)


def slot_key(slot: Slot, bucket: Bucket) -> str:
    """A month as "2026-11", a day or the first day of a week in full."""
    return f"{slot.begin:%Y-%m}" if bucket is Bucket.MONTH else slot.begin.isoformat()


def slot_detail(slot: Slot) -> dict[str, Any]:
    """From when to when it goes, and whether it is not over."""
    return {"from": slot.begin, "to": slot.end, "running": slot.running}


def _percent(part: float | None) -> float | None:
    return None if part is None else 100 * part


def _in_percent(interval: Interval | None) -> Interval | None:
    return None if interval is None else Interval(100 * interval.low, 100 * interval.high)
