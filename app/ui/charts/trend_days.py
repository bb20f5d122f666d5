"""The periods of a trend one after the other, and what each line has to say of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.words import gettext as _
from app.ui.charts.data import AxisNote, ChartWording, TrendData, TrendPoint, TrendSeries
from app.ui.charts.figure_words import carries, figure_words


@dataclass(frozen=True, slots=True)
class Reading:
    """One line in one period."""

    series: TrendSeries
    number: int
    point: TrendPoint


class TrendDays:
    """Every day on which a period of any line begins, in order."""

    def __init__(self, data: TrendData) -> None:
        self._data = data
        self._points = [{point.at: point for point in series.points} for series in data.series]
        self.days: Sequence[date] = sorted({day for points in self._points for day in points})
        self._numbers = [day.toordinal() for day in self.days]

    @property
    def draws_anything(self) -> bool:
        """Whether there is a single period of which there is anything to tell."""
        return any(point.n for series in self._data.series for point in series.points)

    def nearest(self, ordinal: float) -> int:
        """The period whose first day lies nearest to a day, given as an ordinal."""
        after = bisect_left(self._numbers, ordinal)
        near = [at for at in (after - 1, after) if 0 <= at < len(self._numbers)]
        return min(near, key=lambda at: abs(self._numbers[at] - ordinal))

    def period_of(self, day: date) -> int:
        """The period in which a day lies; the first one for a day before all."""
        return max(0, bisect_right(self._numbers, day.toordinal()) - 1)

    def readings(self, at: int) -> Sequence[Reading]:
        """What the lines have in a period."""
        day = self.days[at]
        return [
            Reading(series, number, self._points[number][day])
            for number, series in enumerate(self._data.series)
            if day in self._points[number]
        ]

    def notes(self, at: int) -> Sequence[AxisNote]:
        """What happened in a period."""
        return [note for note in self._data.notes if self.period_of(note.on) == at]

    def title(self, at: int, wording: ChartWording) -> str:
        """The name of a period, and that it is not over."""
        points = [reading.point for reading in self.readings(at)]
        label = next((point.label for point in points if point.label), "") or wording.day(self.days[at])
        running = any(point.running for point in points)
        return _("{period}, so far").format(period=label) if running else label

    def words(self, at: int, wording: ChartWording) -> str:
        """A period in a sentence: every line's figure, and what happened."""
        readings = self.readings(at)
        said = [
            self._said(reading, several=len(self._data.series) > 1, wording=wording) for reading in readings
        ]
        told = [note.text for note in self.notes(at)]
        return f"{self.title(at, wording)}: {'; '.join([*said, *told])}"

    def value_span(self) -> tuple[float, float] | None:
        """The lowest and highest of all that is drawn, intervals included."""
        return span_of([self._data])

    def _said(self, reading: Reading, *, several: bool, wording: ChartWording) -> str:
        point = reading.point
        words = point.words or figure_words(point, self._data.unit, wording=wording)
        return f"{reading.series.name} {words}" if several else words


def span_of(trends: Sequence[TrendData]) -> tuple[float, float] | None:
    """The lowest and highest value or end of an interval in some trends."""
    ends = [
        end
        for data in trends
        for series in data.series
        for point in series.points
        if carries(point.value, point.evidence)
        for end in (point.value, point.low, point.high)
        if end is not None
    ]
    return (min(ends), max(ends)) if ends else None
