"""Rules by which events of a calendar come back, followed only as far as somebody asks.

Rules of other programs are untrusted: what is absurd is refused with a reason, and nothing that goes on
without end, or never happens, is followed for long.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from dateutil import rrule

from app.core.words import gettext as _

_FREQUENCIES = {
    "YEARLY": rrule.YEARLY,
    "MONTHLY": rrule.MONTHLY,
    "WEEKLY": rrule.WEEKLY,
    "DAILY": rrule.DAILY,
    "HOURLY": rrule.HOURLY,
    "MINUTELY": rrule.MINUTELY,
    "SECONDLY": rrule.SECONDLY,
}
_SIGNED = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_UNSIGNED = {"BYMONTH": (1, 12), "BYHOUR": (0, 23), "BYMINUTE": (0, 59), "BYSECOND": (0, 60)}
_WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"(?P<nth>[+-]?\d{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})?Z?)?")
_MOST_INTERVAL = 10_000
_MOST_VALUES = 400
_MOST_STEPS = 100_000
"""Instances that are counted through before a rule is given up as going back too far."""
_LEAP_YEAR = 2000


class UnusableRule(ValueError):
    """A rule that cannot be followed; the words say why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its parts; ``weekdays`` are (which one of the period or 0 for each, weekday from Monday).

    ``until`` is in the local time of the event, unless ``until_in_utc``.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    until_in_utc: bool = False
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    weekdays: tuple[tuple[int, int], ...] = ()
    week_start: int = 0

    @property
    def months(self) -> tuple[int, ...]:
        """The months it is limited to."""
        return self.numbers.get("BYMONTH", ())


@dataclass(frozen=True, slots=True)
class Series:
    """When something happens: the start with its rules, further starts, and those that do not take place.

    All in the local time of the event. ``without`` compares whole instants, ``days_without`` days.
    """

    start: datetime
    rules: tuple[Rule, ...] = ()
    more: tuple[datetime, ...] = ()
    without: frozenset[datetime] = frozenset()
    days_without: frozenset[date] = frozenset()

    def between(self, first: date, last: date, *, most: int) -> list[datetime]:
        """Its first ``most`` instances from ``first`` to ``last``, both included, in order.

        Raises ``UnusableRule`` when a rule cannot be followed so far.
        """
        found: set[datetime] = {self.start, *self.more} if not self.rules else set(self.more)
        for rule in self.rules:
            enough = most + len(self.without) + len(self.days_without)
            found.update(islice(instances(rule, self.start, first=first, last=last), enough))
        wanted = (at for at in found if first <= at.date() <= last)
        return sorted(at for at in wanted if at not in self.without and at.date() not in self.days_without)[
            :most
        ]


def read_rule(text: str) -> Rule:
    """Read ``FREQ=YEARLY;BYMONTH=11;BYDAY=3MO``. Raises ``UnusableRule`` with the reason."""
    parts: dict[str, str] = {}
    for piece in text.replace("\\;", ";").replace("\\,", ",").split(";"):
        name, _equals, value = piece.partition("=")
        if name.strip():
            parts[name.strip().upper()] = re.sub(r"\s+", "", value).upper()
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise UnusableRule(_("“{text}” does not say how often it comes back").format(text=text[:40]))
    rule = Rule(
        frequency,
        interval=_whole(parts, "INTERVAL", most=_MOST_INTERVAL) or 1,
        count=_whole(parts, "COUNT", most=10**9),
        until=_until(parts["UNTIL"]) if parts.get("UNTIL") else None,
        until_in_utc=parts.get("UNTIL", "").endswith("Z"),
        numbers={name: _numbers(name, parts[name]) for name in (*_SIGNED, *_UNSIGNED) if parts.get(name)},
        weekdays=_weekdays(parts.get("BYDAY", "")),
        week_start=_week_start(parts.get("WKST", "MO")),
    )
    _refuse_absurd(rule)
    return rule


def instances(rule: Rule, start: datetime, *, first: date, last: date) -> Iterator[datetime]:
    """The instances of a rule from ``first`` to ``last`` in order; raises ``UnusableRule`` on the way."""
    if rule.count is None:
        start = _nearer(rule, start, first)
    end = datetime.combine(last, datetime.max.time()).replace(microsecond=0)
    until = min(end, rule.until) if rule.until is not None else end
    sieve = _sieve(rule)
    steps = counted = 0
    for at in _followed(rule, start, until, without=sieve):
        steps += 1
        if steps > _MOST_STEPS:
            raise UnusableRule(_("It comes back too often to be followed from its start"))
        if any(_part_of(at, name) not in values for name, values in sieve.items()):
            continue
        counted += 1
        if rule.count is not None and counted > rule.count:
            return
        if at.date() >= first:
            yield at


def _followed(
    rule: Rule, start: datetime, until: datetime, *, without: Collection[str]
) -> Iterator[datetime]:
    arguments: dict[str, Any] = {
        name.lower(): values for name, values in rule.numbers.items() if name not in without
    }
    if rule.weekdays:
        arguments["byweekday"] = [
            _WEEKDAYS[weekday](nth) if nth else _WEEKDAYS[weekday] for nth, weekday in rule.weekdays
        ]
    try:
        yield from rrule.rrule(
            _FREQUENCIES[rule.frequency],  # type: ignore[arg-type]
            dtstart=start,
            interval=rule.interval,
            wkst=rule.week_start,
            until=until,
            **arguments,
        )
    except (ValueError, OverflowError) as failure:
        raise UnusableRule(_("Its rule contradicts itself")) from failure


def _sieve(rule: Rule) -> dict[str, tuple[int, ...]]:
    """The limits that are checked here.

    dateutil looks for a day that fits them to the end of all years without giving anything back, which for
    rules by the day takes minutes.
    """
    if rule.frequency in ("YEARLY", "MONTHLY"):
        return {}
    names = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY") if rule.frequency == "DAILY" else ("BYMONTH",)
    return {name: rule.numbers[name] for name in names if name in rule.numbers}


def _part_of(at: datetime, name: str) -> int:
    if name == "BYMONTH":
        return at.month
    return at.day if name == "BYMONTHDAY" else at.timetuple().tm_yday


def _nearer(rule: Rule, start: datetime, first: date) -> datetime:
    """The start moved on by whole periods towards ``first``, where they are of one length."""
    days = {"DAILY": 1, "WEEKLY": 7}.get(rule.frequency)
    if days is None or start.date() >= first:
        return start
    length = days * rule.interval
    periods = max(0, ((first - start.date()).days - 7) // length)
    return start + timedelta(days=periods * length)


def _refuse_absurd(rule: Rule) -> None:
    within_a_day = rule.frequency in ("HOURLY", "MINUTELY", "SECONDLY")
    if within_a_day and (rule.numbers or rule.weekdays):
        raise UnusableRule(_("It comes back within hours, and only on some of them"))
    negative = [name for name in _sieve(rule) if any(value < 0 for value in rule.numbers[name])]
    if (_sieve(rule) and "BYSETPOS" in rule.numbers) or negative:
        raise UnusableRule(_("Its rule counts days in a way that days do not have"))
    if "BYWEEKNO" in rule.numbers and rule.frequency != "YEARLY":
        raise UnusableRule(_("Only what comes back yearly can name weeks of the year"))
    month_days = rule.numbers.get("BYMONTHDAY", ())
    longest = max(monthrange(_LEAP_YEAR, month)[1] for month in rule.months or range(1, 13))
    if month_days and all(abs(day) > longest for day in month_days):
        raise UnusableRule(_("No month has the day it names"))


def _whole(parts: Mapping[str, str], name: str, *, most: int) -> int | None:
    text = parts.get(name, "")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,10}", text) or not 1 <= int(text) <= most:
        raise UnusableRule(_("{name} cannot be “{value}”").format(name=name, value=text[:20]))
    return int(text)


def _numbers(name: str, text: str) -> tuple[int, ...]:
    pieces = [piece for piece in text.split(",") if piece]
    low, high = _UNSIGNED.get(name, (1, _SIGNED.get(name, 0)))
    values = [int(piece) for piece in pieces if re.fullmatch(r"[+-]?\d{1,3}", piece)]
    sizes = values if name in _UNSIGNED else [abs(value) for value in values]
    fits = len(values) == len(pieces) <= _MOST_VALUES and all(low <= size <= high for size in sizes)
    if not fits:
        raise UnusableRule(_("{name} cannot be “{value}”").format(name=name, value=text[:20]))
    return tuple(values)


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for piece in filter(None, text.split(",")):
        match = _BY_DAY.fullmatch(piece)
        nth = int(match["nth"] or 0) if match else 0
        if match is None or (match["nth"] and not 1 <= abs(nth) <= 53):
            raise UnusableRule(_("{name} cannot be “{value}”").format(name="BYDAY", value=text[:20]))
        found.append((nth, _DAY_CODES.index(match["day"])))
    if len(found) > _MOST_VALUES:
        raise UnusableRule(_("{name} cannot be “{value}”").format(name="BYDAY", value=text[:20]))
    return tuple(found)


def _week_start(text: str) -> int:
    return _DAY_CODES.index(text) if text in _DAY_CODES else 0


def _until(text: str) -> datetime:
    match = _UNTIL.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day, *clock = (int(part or 0) for part in match.groups())
        hour, minute, second = clock if match[4] else (23, 59, 59)
        return datetime.combine(date(year, month, day), time(hour, minute, min(second, 59)))
    except ValueError as failure:
        raise UnusableRule(_("{name} cannot be “{value}”").format(name="UNTIL", value=text[:20])) from failure
