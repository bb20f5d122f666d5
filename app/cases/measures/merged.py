"""Customers that became one: whom an old card now stands for."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.model.customer import Customer
from app.storage.reading import read_rows

LiveIds = Mapping[int | None, int]
_CUSTOMER = Customer.__table__


def read_live_ids(session: Session) -> LiveIds:
    """The live customer of each one that was merged away, however often."""
    statement = select(_CUSTOMER.c.id, _CUSTOMER.c.merged_into_id).where(
        _CUSTOMER.c.merged_into_id.is_not(None)
    )
    into: dict[int, int] = {row[0]: row[1] for row in read_rows(session, statement)}
    return {merged: _end_of(into, merged) for merged in into}


def _end_of(into: Mapping[int, int], start: int) -> int:
    at, seen = start, {start}
    while (following := into.get(at)) is not None and following not in seen:
        seen.add(following)
        at = following
    return at
