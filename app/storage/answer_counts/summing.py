"""What one line adds to which counts and repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.model.answer_count import NEVER, SCORES, Reach, Side, Span
from app.storage.answer_counts.lines import Line

CountKey = tuple[int, int, int, int, str, int]
"""Line, span, side, at, key and reach: the key of ``answer_count``."""

RepeatKey = tuple[int, int, int]
"""Line, at and next_at: the key of ``answer_repeat``."""

DAY_SIDES = (Side.ALL, Side.STAGE, Side.CHANNEL)
MONTH_SIDES = (Side.PLACE, Side.STAFF, Side.DEPARTMENT, Side.HOUR)
"""What months are told apart by besides."""


class Sums(NamedTuple):
    """So many of each score, by the keys of both tables; what is taken away is below 0."""

    counts: dict[CountKey, list[int]]
    repeats: dict[RepeatKey, list[int]]

    @classmethod
    def empty(cls) -> Sums:
        """Nothing yet."""
        return cls(defaultdict(_none), defaultdict(_none))

    def add(self, line: Line, times: int = 1) -> None:
        """One line more, or one less with -1."""
        reach = reach_of(line)
        for span, side, at, key in _places(line):
            self.counts[line.line, span, side, at, key, reach][line.score] += times
        self.add_themes(line, times)
        if reach == Reach.LATER:
            self.repeats[line.line, month_of(line.day), month_of(line.next_day)][line.score] += times

    def add_themes(self, line: Line, times: int = 1) -> None:
        """What one line says of the themes alone."""
        place = line.line, int(Span.MONTH), int(Side.THEME), month_of(line.day)
        for theme in line.themes.split():
            self.counts[*place, theme, reach_of(line)][line.score] += times

    def add_asked(self, scale: int, day: int, *, answered: bool, times: int = 1) -> None:
        """One question that was put on that day."""
        for span, at in ((Span.DAY, day), (Span.MONTH, month_of(day))):
            self.counts[int(scale), int(span), int(Side.ASKED), at, "", int(Reach.LATEST)][answered] += times


def sums_of(lines: Iterable[Line]) -> Sums:
    """What these lines add up to."""
    sums = Sums.empty()
    for line in lines:
        sums.add(line)
    return sums


def reach_of(line: Line) -> int:
    """When the same person answered again."""
    if line.next_day == NEVER:
        return int(Reach.LATEST)
    if line.next_day == line.day:
        return int(Reach.SAME_DAY)
    return int(Reach.SAME_MONTH if month_of(line.next_day) == month_of(line.day) else Reach.LATER)


@lru_cache(maxsize=4096)
def month_of(day: int) -> int:
    """The month in which the day of that ordinal lies: its year times 12 and the months before it in the year."""
    on = date.fromordinal(day)
    return on.year * 12 + on.month - 1


def first_day(month: int) -> int:
    """The ordinal of a month's first day."""
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _places(line: Line) -> Iterator[tuple[int, int, int, str]]:
    month = month_of(line.day)
    for span, at in ((Span.DAY, line.day), (Span.MONTH, month)):
        for side in DAY_SIDES:
            yield int(span), int(side), at, key_of(line, side)
    for side in MONTH_SIDES:
        yield int(Span.MONTH), int(side), month, key_of(line, side)


def key_of(line: Line, side: Side) -> str:
    """What tells a line apart on one side."""
    match side:
        case Side.STAGE:
            return str(line.stage_id)
        case Side.CHANNEL:
            return line.channel
        case Side.PLACE:
            return line.place
        case Side.STAFF:
            return str(line.staff_id)
        case Side.DEPARTMENT:
            return str(line.department_id)
        case Side.HOUR:
            return str(line.hour)
        case _:
            return ""


def _none() -> list[int]:
    return [0] * len(SCORES)
