"""Days said from today: "tomorrow", "next Friday", "in 2 weeks", "29 Nov"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from app.customers.capture.dates import find_date, next_time
from app.customers.capture.language import DateWords
from app.customers.capture.proposals import Doubt


@dataclass(frozen=True)
class FoundDay:
    """A day and where it stands; ``other`` is its second reading, explained by ``doubt``."""

    start: int
    end: int
    on: date
    other: date | None = None
    doubt: Doubt | None = None


def find_day(text: str, words: DateWords, *, today: date, day_first: bool = True) -> FoundDay | None:
    """The first day in the text; raises ImpossibleDate."""
    return (
        _said_relative(text, words, today)
        or _calendar(text, words, today, day_first=day_first)
        or _in_some_time(text, words, today)
        or _next_period(text, words, today)
        or _weekday(text, words, today)
    )


def find_relative_day(text: str, words: DateWords, *, today: date) -> FoundDay | None:
    """The same without calendar dates."""
    return (
        _said_relative(text, words, today)
        or _in_some_time(text, words, today)
        or _weekday(text, words, today)
    )


def count_of(written: str, words: DateWords) -> int:
    """A number in digits or words."""
    return int(written) if written.isdecimal() else words.numbers[written.casefold()]


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _said_relative(text: str, words: DateWords, today: date) -> FoundDay | None:
    for pattern, days in words.relative_days:
        match = pattern.search(text)
        if match:
            return FoundDay(match.start(), match.end(), today + timedelta(days=days))
    return None


def _calendar(text: str, words: DateWords, today: date, *, day_first: bool) -> FoundDay | None:
    found = find_date(text, words, today=today, day_first=day_first, bare_dots=False)
    if found is None:
        return None
    other = next_time(found.other, today) if found.other else None
    doubt = Doubt.DAY_OR_MONTH if other else None
    return FoundDay(found.start, found.end, next_time(found.on, today), other, doubt)


def _in_some_time(text: str, words: DateWords, today: date) -> FoundDay | None:
    for match in words.in_some_time.finditer(text):
        if match["half_hour"]:
            continue
        unit, count = match["unit"].casefold(), count_of(match["count"], words)
        if unit in words.days_of:
            return FoundDay(match.start(), match.end(), today + timedelta(days=count * words.days_of[unit]))
        if unit in words.months_of:
            return FoundDay(match.start(), match.end(), months_later(today, count * words.months_of[unit]))
    return None


def _next_period(text: str, words: DateWords, today: date) -> FoundDay | None:
    for pattern, period in words.next_period:
        match = pattern.search(text)
        if match:
            return FoundDay(match.start(), match.end(), _end_of(period, today))
    return None


def _end_of(period: str, today: date) -> date:
    sunday = today + timedelta(days=6 - today.weekday())
    ends = {
        "next_week": today + timedelta(days=7),
        "next_month": months_later(today, 1),
        "this_week": sunday,
        "weekend": max(today, sunday - timedelta(days=1)),
        "this_month": date(today.year, today.month, monthrange(today.year, today.month)[1]),
    }
    return ends[period]


def _weekday(text: str, words: DateWords, today: date) -> FoundDay | None:
    match = words.weekday.search(text)
    if match is None:
        return None
    wanted = words.weekdays[match["weekday"].casefold()[:3]]
    which = (match["which"] or "").casefold()
    coming = today + timedelta(days=(wanted - today.weekday()) % 7)
    return _which_weekday(match, which, coming, today, words)


def _which_weekday(match: re.Match[str], which: str, coming: date, today: date, words: DateWords) -> FoundDay:
    start, end, week = match.start(), match.end(), timedelta(days=7)
    if which in words.which_last:
        return FoundDay(start, end, coming - week)
    if which in words.which_next:
        monday = today + timedelta(days=7 - today.weekday())
        in_next_week = coming if coming >= monday else coming + week
        if in_next_week == coming:
            return FoundDay(start, end, coming)
        nearer = coming if coming > today else None
        return FoundDay(start, end, in_next_week, nearer, Doubt.WHICH_WEEK if nearer else None)
    if coming == today and which not in words.which_this:
        return FoundDay(start, end, today + week, today, Doubt.WHICH_WEEK)
    return FoundDay(start, end, coming)
