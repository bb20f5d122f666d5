"""To which visit an answer belongs that names none.

The rule: an answer belongs to the visit of its customer on one of whose days it was given (arrival and departure
included), else to the one that ended last, up to 14 days before. Where two visits fit equally well it belongs to
none; cancelled visits and those that nobody came to do not count. An answer that names the day of arrival belongs to
the one visit that began then, or to none. Days are those of the venue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.model.codes import VisitStatus
from app.model.visit import Visit
from app.storage.chunks import chunks

AFTERWARDS = timedelta(days=14)
"""So long after a visit an answer still tells of it."""
_NOBODY_CAME = (VisitStatus.CANCELLED.value, VisitStatus.NO_SHOW.value)


class Days(NamedTuple):
    """A visit and its first and last day."""

    visit_id: int
    first: date
    last: date


def read_days(connection: Connection, customer_ids: Iterable[int]) -> dict[int, list[Days]]:
    """The visits of these customers to which somebody came or may still come."""
    found: dict[int, list[Days]] = {}
    for some in chunks(sorted(set(customer_ids))):
        wanted = select(Visit.customer_id, Visit.id, Visit.arrives_on, Visit.leaves_on).where(
            Visit.customer_id.in_(some), Visit.status.not_in(_NOBODY_CAME)
        )
        for owner, visit_id, first, last in connection.execute(wanted):
            found.setdefault(owner, []).append(Days(visit_id, first, last or first))
    return found


def visit_answered(visits: Sequence[Days], on: date, *, arrived_on: date | None = None) -> int | None:
    """The visit that an answer given ``on`` a day tells of, by the rule above."""
    if arrived_on is not None:
        return _only([visit for visit in visits if visit.first == arrived_on])
    during = [visit for visit in visits if visit.first <= on <= visit.last]
    if during:
        return _only(during)
    before = [visit for visit in visits if visit.last < on <= visit.last + AFTERWARDS]
    latest = max((visit.last for visit in before), default=None)
    return _only([visit for visit in before if visit.last == latest])


def _only(visits: Sequence[Days]) -> int | None:
    return visits[0].visit_id if len(visits) == 1 else None
