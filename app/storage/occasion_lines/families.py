"""Cards that are one person's: those merged into each other, however often."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select

from app.model.customer import Customer
from app.storage.chunks import chunks

_CARD = Customer.__table__
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_NEAREST = select(_CARD.c.id, _CARD.c.merged_into_id).where(
    _CARD.c.merged_into_id.is_not(None), or_(_CARD.c.id.in_(_IDS), _CARD.c.merged_into_id.in_(_IDS))
)
"""Cards that were merged, and into which: these, and those merged into these."""


def family_of(connection: Connection, card_ids: Collection[int]) -> set[int]:
    """The cards themselves, all that were merged into them, and those into which they were merged."""
    known, new = set(card_ids), set(card_ids)
    while new:
        found: set[int] = set()
        for ids in chunks(sorted(new)):
            for merged in connection.execute(_NEAREST, {"ids": ids}):
                found.update(merged)
        new = found - known
        known |= new
    return known


def live_among(connection: Connection, card_ids: Collection[int]) -> dict[int, int]:
    """Every card of these people, with the live one of each."""
    known, new = set(card_ids), set(card_ids)
    into: dict[int, int] = {}
    while new:
        found: set[int] = set()
        for ids in chunks(sorted(new)):
            for card_id, merged_into_id in connection.execute(_NEAREST, {"ids": ids}):
                found |= {card_id, merged_into_id}
                into[card_id] = merged_into_id
        new = found - known
        known |= new
    return {card_id: _end(into, card_id) for card_id in known}


def live_ids(connection: Connection) -> dict[int, int]:
    """The live card of each one that was merged away."""
    merged = select(_CARD.c.id, _CARD.c.merged_into_id).where(_CARD.c.merged_into_id.is_not(None))
    into = {row.id: row.merged_into_id for row in connection.execute(merged)}
    return {card_id: _end(into, card_id) for card_id in into}


def _end(into: dict[int, int], card_id: int) -> int:
    seen = set()
    while card_id in into and card_id not in seen:
        seen.add(card_id)
        card_id = into[card_id]
    return card_id
