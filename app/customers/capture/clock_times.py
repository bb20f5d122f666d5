"""Times of day in a line: "3pm", "19:30", "half past 7", "at noon", "midnight"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.customers.capture.days import count_of
from app.customers.capture.language import DateWords

Reading = tuple[int, int]
"""Minutes can be counted past midnight: (24, 0) is the end of the day."""

NOON, MIDNIGHT = (12, 0), (24, 0)
SMALL_HOURS = 5


class ImpossibleTime(ValueError):
    """A time that no clock shows; ``found`` is how it was written."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True)
class FoundTime:
    """A time of day and where it stands, its likeliest reading first."""

    start: int
    end: int
    readings: tuple[Reading, ...]


def find_time(text: str, words: DateWords, *, whole_line: str) -> FoundTime | None:
    """The first time of day in the text; hints like "dinner" are taken from the whole line.

    Raises ImpossibleTime for 25:00 and its like.
    """
    for pattern, reading in ((words.noon, NOON), (words.midnight, MIDNIGHT)):
        match = pattern.search(text)
        if match:
            return FoundTime(match.start(), match.end(), (reading,))
    match = words.past_hour.search(text)
    if match:
        return FoundTime(match.start(), match.end(), _halves(_past(match, words), whole_line, words))
    for pattern in words.clock:
        match = pattern.search(text)
        if match:
            return FoundTime(match.start(), match.end(), _readings(match, whole_line, words))
    return None


def _past(match: re.Match[str], words: DateWords) -> Reading:
    hour = count_of(match["hour"], words)
    if not 1 <= hour <= 12:
        raise ImpossibleTime(match.group())
    if match["quarter_to"]:
        return (hour - 1 or 12, 45)
    return (hour, 30 if match["half_past"] else 15)


def _readings(match: re.Match[str], whole_line: str, words: DateWords) -> tuple[Reading, ...]:
    named = match.groupdict()
    hour, minute = count_of(match["hour"], words), int(named.get("minute") or 0)
    half = (named.get("half") or "").casefold()
    if minute > 59 or hour > 24 or (hour == 24 and minute) or (half and not 1 <= hour <= 12):
        raise ImpossibleTime(match.group().strip())
    if half:
        return ((hour % 12 + (12 if half in words.afternoon_marks else 0), minute),)
    if hour == 0 or hour > 12 or match["hour"].startswith("0"):
        return ((hour, minute),)
    if named.get("minute") and not _evening_in(whole_line, words):
        return ((hour, minute),)
    return _halves((hour, minute), whole_line, words)


def _evening_in(line: str, words: DateWords) -> bool:
    return bool(words.evening_hint.search(line) or words.evening_likely.search(line))


def _halves(reading: Reading, line: str, words: DateWords) -> tuple[Reading, ...]:
    """The readings of an hour of which nobody said whether it is in the morning."""
    hour, minute = reading
    morning, evening = (hour % 12, minute), (hour % 12 + 12, minute)
    if words.tonight.search(line) and (hour == 12 or hour < SMALL_HOURS):
        return ((hour % 12 + 24, minute),)
    if words.morning_hint.search(line):
        return (morning,)
    if hour == 12 or hour <= SMALL_HOURS or words.evening_hint.search(line):
        return (evening,)
    if hour == 6 or words.evening_likely.search(line):
        return (evening, morning)
    return (morning, evening)
