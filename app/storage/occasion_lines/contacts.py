"""When somebody was last really met or heard of."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, case, func, select

from app.model.codes import VisitStatus
from app.model.touchpoint import Touchpoint
from app.model.venue import Venue
from app.model.visit import Visit
from app.storage.chunks import chunks
from app.storage.occasion_lines.families import family_of

_VISIT, _TOUCHPOINT = Visit.__table__, Touchpoint.__table__
# Whoever is here has arrived; the day on which they leave is still to come.
_MET_ON = case(
    (_VISIT.c.status == VisitStatus.COMPLETED, func.coalesce(_VISIT.c.leaves_on, _VISIT.c.arrives_on)),
    (_VISIT.c.status == VisitStatus.HERE, _VISIT.c.arrives_on),
)


def last_contacts(connection: Connection, card_ids: Collection[int]) -> dict[int, date]:
    """The last contact of each of these cards that has had one: a visit that happened, or a touchpoint.

    Days are the venue's own. What stands on a card merged into another counts where it stands.
    """
    zone = ZoneInfo(connection.scalar(select(Venue.zone)) or "UTC")
    found: dict[int, date] = {}
    for ids in chunks(sorted(card_ids)):
        for card_id, met_on in connection.execute(_visits(ids)):
            if met_on is not None:
                found[card_id] = met_on
        for card_id, at in connection.execute(_touchpoints(ids)):
            on = at.astimezone(zone).date()
            found[card_id] = max(on, found.get(card_id, on))
    return found


def last_contact_of(connection: Connection, card_id: int) -> date | None:
    """The last contact with one person, on whichever of the cards that are theirs."""
    return max(last_contacts(connection, family_of(connection, (card_id,))).values(), default=None)


def _visits(ids: list[int]) -> Any:
    return (
        select(_VISIT.c.customer_id, func.max(_MET_ON))
        .where(_VISIT.c.customer_id.in_(ids), _VISIT.c.status.in_((VisitStatus.HERE, VisitStatus.COMPLETED)))
        .group_by(_VISIT.c.customer_id)
    )


def _touchpoints(ids: list[int]) -> Any:
    return (
        select(_TOUCHPOINT.c.customer_id, func.max(_TOUCHPOINT.c.at))
        .where(_TOUCHPOINT.c.customer_id.in_(ids))
        .group_by(_TOUCHPOINT.c.customer_id)
    )
