"""How a visit is remembered: by its strongest moment and by its last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeakEnd:
    """The feeling of largest magnitude, and the last one."""

    peak: int
    end: int

    @property
    def value(self) -> float:
        """The mean of the two."""
        return (self.peak + self.end) / 2


def peak_end(feelings: Sequence[int]) -> PeakEnd | None:
    """Of feelings in the order in which they were felt; None without any.

    Of two as strong the later one is the peak, for it is remembered better.
    """
    if not feelings:
        return None
    peak = feelings[0]
    for feeling in feelings:
        if abs(feeling) >= abs(peak):
            peak = feeling
    return PeakEnd(peak, feelings[-1])
