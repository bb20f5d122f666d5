"""How long somebody waits who missed a PIN or password too often."""

from __future__ import annotations

from datetime import datetime, timedelta

FREE = 4
"""So many misses cost nothing: fingers slip."""
PIN_OFF = 10
LONGEST_WAIT_S = 60


def wait_after(misses: int) -> int:
    """Seconds until the next attempt counts: 2, 4, 8 … 60 from the fifth miss on."""
    return 0 if misses <= FREE else int(min(2.0 ** min(misses - FREE, 10), LONGEST_WAIT_S))


def seconds_left(misses: int, *, missed_at: datetime | None, now: datetime) -> int:
    """Seconds still to wait; a clock that was set back never makes it longer than the wait itself."""
    if missed_at is None or misses <= FREE:
        return 0
    wait = timedelta(seconds=wait_after(misses))
    if missed_at - now > wait:
        # Set back since then: nobody could come in until it is as late again, perhaps in years.
        return 0
    left = min(missed_at + wait - now, wait)
    return max(0, -(-left // timedelta(seconds=1)))
