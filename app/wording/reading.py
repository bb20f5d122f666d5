"""How this venue reads things, and at what time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.clock import Clock, local_today
from app.wording.formats import Wording


@dataclass(frozen=True)
class Reading:
    """The venue's wording together with the clock by which things are late."""

    wording: Wording
    clock: Clock

    @property
    def today(self) -> date:
        """Today at the venue."""
        return local_today(self.clock, self.wording.zone)

    @property
    def now(self) -> datetime:
        """The present instant."""
        return self.clock.now()
