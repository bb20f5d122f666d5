"""Times that people say: in order, never ahead of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _

GRACE = timedelta(minutes=2)
"""By how much the clocks of two desks may differ."""
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)


def settle_report(
    *, happened_at: datetime | None, reported_at: datetime | None, now: datetime
) -> tuple[datetime, datetime]:
    """When it happened and when it was reported; what is left out is now, and as soon as it happened.

    Raises InvalidInput on the field that is out of order.
    """
    reported = now if reported_at is None else _past(reported_at, field="reported_at", now=now)
    if happened_at is None:
        return reported, reported
    happened = _past(happened_at, field="happened_at", now=now)
    if happened > reported:
        raise InvalidInput(
            [Problem("happened_at", _("It cannot have been reported before it happened: check the times."))]
        )
    return happened, reported


def settle_act(at: datetime | None, *, earliest: datetime, now: datetime, field: str = "at") -> datetime:
    """When something was done about a case, not before ``earliest``; now where it is left out."""
    if at is None:
        return max(now, earliest)
    done = _past(at, field=field, now=now)
    if done < earliest:
        raise InvalidInput(
            [Problem(field, _("This is before the case was reported or what was done last: check the time."))]
        )
    return done


def _past(at: datetime, *, field: str, now: datetime) -> datetime:
    """The instant, no later than now; raises InvalidInput when it is further ahead than two clocks differ."""
    if at > now + GRACE:
        raise InvalidInput([Problem(field, _("This is still to come: check the time."))])
    if at < EARLIEST:
        raise InvalidInput([Problem(field, _("This is too long ago: check the date."))])
    return min(at, now)
