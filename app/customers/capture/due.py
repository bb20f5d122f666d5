"""When something is due: a day and a time put together, at the venue, clock changes included."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.customers.capture.clock_times import FoundTime, Reading, find_time
from app.customers.capture.days import FoundDay, count_of, find_day
from app.customers.capture.language import DateWords
from app.customers.capture.proposals import Doubt

Span = tuple[int, int]
LAST_MINUTE: Reading = (23, 59)
SOON = timedelta(hours=12)


@dataclass(frozen=True)
class Due:
    """An aware instant in the venue's zone; with ``whole_day`` the last minute of its day."""

    at: datetime
    whole_day: bool = False


@dataclass(frozen=True)
class FoundDue:
    """When something is due, where the line says so, and what else it may have meant."""

    due: Due
    spans: tuple[Span, ...]
    doubts: frozenset[Doubt] = frozenset()
    others: tuple[Due, ...] = ()


def find_due(text: str, words: DateWords, *, now: datetime, day_first: bool = True) -> FoundDue | None:
    """When the line says something is due; raises ImpossibleDate or ImpossibleTime."""
    soon = _in_minutes(text, words, now)
    if soon:
        return soon
    day = find_day(text, words, today=now.date(), day_first=day_first)
    rest = _blanked(text, [(day.start, day.end)]) if day else text
    clock = find_time(rest, words, whole_line=text)
    if clock:
        return _with_part_of_day(_at_time(day, clock, now), rest, words)
    return _by_part_of_day(day, rest, words, now) or (_by_day(day, now) if day else None)


def cut(text: str, spans: tuple[Span, ...]) -> str:
    """The text without these pieces."""
    return " ".join(_blanked(text, list(spans)).split())


def _blanked(text: str, spans: list[Span]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _in_minutes(text: str, words: DateWords, now: datetime) -> FoundDue | None:
    for match in words.in_some_time.finditer(text):
        minutes = _minutes(match, words)
        if minutes:
            later = now.astimezone(UTC) + timedelta(minutes=minutes)
            at = later.replace(second=0, microsecond=0).astimezone(now.tzinfo)
            return FoundDue(Due(at), (match.span(),))
    return None


def _minutes(match: re.Match[str], words: DateWords) -> int:
    """How many minutes "in 2 hours" are; none where it counts days."""
    if match["half_hour"]:
        return 30
    count, unit = count_of(match["count"], words), match["unit"].casefold()
    return count * words.minutes_of.get(unit, 0)


def _at_time(day: FoundDay | None, clock: FoundTime, now: datetime) -> FoundDue:
    spans = tuple(sorted([(clock.start, clock.end), *([(day.start, day.end)] if day else [])]))
    this_weekday = day is not None and day.doubt is Doubt.WHICH_WEEK and day.other == now.date()
    if day is None or day.on == now.date() or this_weekday:
        return _today_or_later(day, clock, now, spans)
    return _on_day(day, day.on, clock.readings, now, spans)


def _today_or_later(
    day: FoundDay | None, clock: FoundTime, now: datetime, spans: tuple[Span, ...]
) -> FoundDue:
    today = now.date()
    ahead = tuple(reading for reading in clock.readings if _local(today, reading, now) >= now)
    if ahead and (day is None or day.on == today):
        return _on_day(None, today, ahead, now, spans)
    if ahead and day is not None:  # "Friday 3pm", said on a Friday morning
        return _on_day(FoundDay(0, 0, today, day.on, Doubt.WHICH_WEEK), today, ahead, now, spans)
    if day is not None and day.on != today:
        return _on_day(None, day.on, clock.readings, now, spans)
    tomorrow = today + timedelta(days=1)
    next_day = _on_day(None, tomorrow, clock.readings, now, spans)
    if day is None:
        near = next_day.due.at - now <= SOON
        doubts = next_day.doubts if near else next_day.doubts | {Doubt.NEXT_DAY}
        return FoundDue(next_day.due, spans, doubts, next_day.others)
    past = Due(_local(today, clock.readings[-1], now))
    return FoundDue(past, spans, frozenset({Doubt.PAST}), (next_day.due,))


def _on_day(
    day: FoundDay | None, on: date, readings: tuple[Reading, ...], now: datetime, spans: tuple[Span, ...]
) -> FoundDue:
    due, doubts, others = _settled(on, readings[0], now)
    if len(readings) > 1:
        doubts.add(Doubt.MORNING_OR_EVENING)
        others.extend(Due(_local(on, reading, now)) for reading in readings[1:])
    if day is not None and day.other is not None and day.doubt:
        doubts.add(day.doubt)
        others.append(Due(_local(day.other, readings[0], now)))
    if due.at < now:
        doubts.add(Doubt.PAST)
    return FoundDue(due, spans, frozenset(doubts), tuple(others))


def _settled(on: date, reading: Reading, now: datetime) -> tuple[Due, set[Doubt], list[Due]]:
    """The instant of a wall-clock time, with what a clock change leaves open."""
    naive = _naive(on, reading)
    at = _local(on, reading, now)
    if at.replace(tzinfo=None) != naive:
        return Due(at), {Doubt.CLOCK_SKIPS}, []
    second = at.replace(fold=1)
    if second.utcoffset() != at.utcoffset():
        return Due(at), {Doubt.CLOCK_TWICE}, [Due(second)]
    return Due(at), set(), []


def _naive(on: date, reading: Reading) -> datetime:
    hours, minutes = reading
    return datetime.combine(on, time()) + timedelta(hours=hours, minutes=minutes)


def _local(on: date, reading: Reading, now: datetime) -> datetime:
    """A wall-clock time of the venue; one that a clock change skips moves on by as much."""
    at = _naive(on, reading).replace(tzinfo=now.tzinfo)
    return at.astimezone(UTC).astimezone(now.tzinfo)


def _with_part_of_day(found: FoundDue, rest: str, words: DateWords) -> FoundDue:
    """The words "in the evening" beside a time go with it."""
    extra = tuple(match.span() for pattern, _ in words.parts_of_day if (match := pattern.search(rest)))
    return FoundDue(found.due, (*found.spans, *extra), found.doubts, found.others)


def _by_part_of_day(day: FoundDay | None, rest: str, words: DateWords, now: datetime) -> FoundDue | None:
    """ "Tomorrow morning" is due when the morning is over; an evening ends with its day."""
    for pattern, end in words.parts_of_day:
        match = pattern.search(rest)
        if match is None:
            continue
        spans = (match.span(), *([(day.start, day.end)] if day else []))
        on = day.on if day else now.date()
        if end is None:
            return FoundDue(Due(_local(on, LAST_MINUTE, now), whole_day=True), spans)
        return _on_day(day, on, ((end.hour, end.minute),), now, spans)
    return None


def _by_day(day: FoundDay, now: datetime) -> FoundDue:
    doubts = {day.doubt} if day.doubt else set()
    if day.on < now.date():
        doubts.add(Doubt.PAST)
    others = (Due(_local(day.other, LAST_MINUTE, now), whole_day=True),) if day.other else ()
    due = Due(_local(day.on, LAST_MINUTE, now), whole_day=True)
    return FoundDue(due, ((day.start, day.end),), frozenset(doubts), others)
