"""The points of a line as arrays: cut to what is in view, and no more of them than a screen can show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.measures.evidence import Evidence
from app.ui.charts.data import TrendPoint, TrendSeries
from app.ui.charts.figure_words import carries

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_NAN = float("nan")


@dataclass(frozen=True, eq=False, slots=True)
class LineArrays:
    """One line; NaN where nothing is drawn. ``firm`` are the points that are solid and not running.

    ``few`` are those of too few for a value, which only show that there was something.
    """

    x: Floats
    y: Floats
    low: Floats
    high: Floats
    firm: Flags
    few: Flags

    @classmethod
    def of(cls, series: TrendSeries) -> LineArrays:
        """The arrays of a line; x are days as ordinals."""
        points = series.points
        return cls(
            np.array([point.at.toordinal() for point in points], dtype=float),
            np.array([_or_nan(point, point.value) for point in points], dtype=float),
            np.array([_or_nan(point, point.low) for point in points], dtype=float),
            np.array([_or_nan(point, point.high) for point in points], dtype=float),
            np.array(
                [point.evidence is Evidence.SOLID and not point.running for point in points], dtype=bool
            ),
            np.array([point.evidence is Evidence.FEW for point in points], dtype=bool),
        )

    def seen(self, first: float, last: float, *, columns: int) -> LineArrays:
        """What lies between two days, with the points just beyond; at most two for each column of pixels."""
        begin = max(0, int(np.searchsorted(self.x, first)) - 1)
        end = min(len(self.x), int(np.searchsorted(self.x, last, side="right")) + 1)
        cut = self._cut(slice(begin, end))
        return cut if end - begin <= 2 * columns else cut.thinned(first, last, columns=columns)

    def _cut(self, part: slice) -> LineArrays:
        return LineArrays(
            self.x[part], self.y[part], self.low[part], self.high[part], self.firm[part], self.few[part]
        )

    def thinned(self, first: float, last: float, *, columns: int) -> LineArrays:
        """The lowest and the highest of each column, so that no peak is lost."""
        column = np.floor((self.x - first) / (last - first) * columns)
        starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
        y = np.empty(2 * len(starts))
        y[0::2], y[1::2] = np.fmin.reduceat(self.y, starts), np.fmax.reduceat(self.y, starts)
        return LineArrays(
            np.repeat(self.x[starts], 2),
            y,
            np.repeat(np.fmin.reduceat(self.low, starts), 2),
            np.repeat(np.fmax.reduceat(self.high, starts), 2),
            np.repeat(np.logical_and.reduceat(self.firm | np.isnan(self.y), starts), 2),
            np.repeat(np.logical_or.reduceat(self.few, starts), 2),
        )

    def parts(self) -> tuple[Floats, Floats]:
        """The line as it is drawn firmly, and as it is drawn faintly; NaN in between.

        A stretch between two points is firm when both are.
        """
        drawn = np.isfinite(self.y)
        both = drawn[:-1] & drawn[1:]
        firm = both & self.firm[:-1] & self.firm[1:]
        return self._along(firm), self._along(both & ~firm)

    def lonely(self) -> Flags:
        """Points that have a value and no neighbour to be joined with."""
        drawn = np.isfinite(self.y)
        beside = np.zeros(len(drawn), dtype=bool)
        both = drawn[:-1] & drawn[1:]
        beside[:-1] |= both
        beside[1:] |= both
        return drawn & ~beside

    def _along(self, stretches: Flags) -> Floats:
        ends = np.zeros(len(self.y), dtype=bool)
        ends[:-1] |= stretches
        ends[1:] |= stretches
        return np.where(ends, self.y, _NAN)


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Begin and end of every stretch of flags that are set."""
    padded = np.concatenate(([False], flags, [False]))
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return list(zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True))


def _or_nan(point: TrendPoint, value: float | None) -> float:
    return value if value is not None and carries(point.value, point.evidence) else _NAN
