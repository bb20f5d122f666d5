"""Which days of a trend are in view, and how that changes by zooming and moving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

_ASIDE, _LEAST_PERIODS = 0.02, 2


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Days as ordinals; never beyond the ``ends``, never less than ``least`` days."""

    first: float
    last: float
    ends: tuple[float, float]
    least: float

    @classmethod
    def over(cls, days: Sequence[date]) -> TimeWindow:
        """All of these days, with a little room at both sides."""
        if not days:
            return cls(0.0, 1.0, (0.0, 1.0), 1.0)
        begin, end = days[0].toordinal(), days[-1].toordinal()
        aside = max(0.5, (end - begin) * _ASIDE)
        shortest = min((after - before).days for before, after in pairwise(days)) if len(days) > 1 else 1
        ends = (begin - aside, end + aside)
        return cls(*ends, ends, min(ends[1] - ends[0], max(1.0, _LEAST_PERIODS * shortest)))

    @property
    def breadth(self) -> float:
        """How many days are in view."""
        return self.last - self.first

    @property
    def is_whole(self) -> bool:
        """Whether all days are in view."""
        return (self.first, self.last) == self.ends

    def whole(self) -> TimeWindow:
        """All days."""
        return replace(self, first=self.ends[0], last=self.ends[1])

    def zoomed(self, factor: float, about: float) -> TimeWindow:
        """``factor`` times as many days, the day ``about`` staying where it is."""
        breadth = min(self.ends[1] - self.ends[0], max(self.least, self.breadth * factor))
        part = (about - self.first) / self.breadth
        return self._from(about - part * breadth, breadth)

    def moved(self, days: float) -> TimeWindow:
        """As many days, later by so many."""
        return self._from(self.first + days, self.breadth)

    def between(self, first: float, last: float) -> TimeWindow:
        """Just the days between two."""
        breadth = min(self.ends[1] - self.ends[0], max(self.least, abs(last - first)))
        return self._from((first + last - breadth) / 2, breadth)

    def showing(self, day: float) -> TimeWindow:
        """Moved as little as shows a day, and a little beside it."""
        aside = self.breadth * _ASIDE
        if day - aside < self.first:
            return self.moved(day - aside - self.first)
        if day + aside > self.last:
            return self.moved(day + aside - self.last)
        return self

    def _from(self, first: float, breadth: float) -> TimeWindow:
        held = min(max(first, self.ends[0]), self.ends[1] - breadth)
        return replace(self, first=held, last=held + breadth)
