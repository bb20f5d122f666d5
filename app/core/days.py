"""Two days and all between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """From which day to which, both included; None is open."""

    since: date | None = None
    until: date | None = None

    @property
    def length(self) -> int | None:
        """How many days; None where a side is open."""
        return None if self.since is None or self.until is None else (self.until - self.since).days + 1


ANY_DAYS = Days()
