"""The curve of how a customer felt, with the moments that are remembered: its peak and its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

WORST, BEST = -2, 2


@dataclass(frozen=True)
class Felt:
    """One contact that left a feeling (-2 to +2), at an instant; ``id`` leads back to it."""

    at: datetime
    feeling: int
    label: str = ""
    id: int | None = None


@dataclass(frozen=True)
class FeelingCurve:
    """Points in the order of time; peak and end are None only where there is no point."""

    points: tuple[Felt, ...]
    peak: Felt | None
    end: Felt | None

    @property
    def score(self) -> float | None:
        """The mean of peak and end, -2 to +2; None is no data."""
        if self.peak is None or self.end is None:
            return None
        return (self.peak.feeling + self.end.feeling) / 2


def feeling_curve(felt: Iterable[Felt]) -> FeelingCurve:
    """The curve of these contacts.

    The peak is the feeling furthest from indifference, good or bad; of equals the latest counts,
    because it is the one remembered.
    """
    points = tuple(sorted(felt, key=lambda point: (point.at, point.id or 0)))
    if not points:
        return FeelingCurve(points=(), peak=None, end=None)
    peak = max(enumerate(points), key=lambda pair: (abs(pair[1].feeling), pair[0]))[1]
    return FeelingCurve(points=points, peak=peak, end=points[-1])
