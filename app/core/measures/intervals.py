"""Intervals of confidence, all at 95 %."""

from __future__ import annotations

from dataclasses import dataclass

Z_95 = 1.959964
"""The 0.975 quantile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where the true value is likely to lie."""

    low: float
    high: float
