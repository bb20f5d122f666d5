"""How long whoever types wrong PINs has to wait."""

from __future__ import annotations

from datetime import datetime, timedelta

FREE_MISSES = 4
"""So many may be typed wrong without waiting."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=10)


class Misses:
    """Counts wrong PINs; from the fifth on each wait is twice as long as the one before."""

    def __init__(self) -> None:
        self._count = 0
        self._until: datetime | None = None

    def left(self, now: datetime) -> timedelta:
        """How much longer to wait; nothing where none is needed."""
        return max(self._until - now, timedelta()) if self._until is not None else timedelta()

    def miss(self, now: datetime) -> timedelta:
        """One more was wrong: how long to wait now."""
        self._count += 1
        over = self._count - FREE_MISSES
        if over <= 0:
            return timedelta()
        times: int = 2 ** min(over - 1, 10)
        wait = min(FIRST_WAIT * times, LONGEST_WAIT)
        self._until = now + wait
        return wait

    def forget(self) -> None:
        """One was right."""
        self._count, self._until = 0, None
