"""What two figures are compared by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where the true value is likely to lie, and the standard error of that."""

    value: float
    error: float
