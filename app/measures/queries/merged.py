"""Cards that were merged into others, for queries: what happened to one happened to whoever bears the other now."""

from __future__ import annotations

from typing import cast

from sqlalchemy import CTE, Table, and_, select

from app.model.customer import Customer

_CARD = cast(Table, Customer.__table__)


def merged_cards() -> CTE:
    """Every ``card`` that was merged away, however often, with the ``person`` whose card is in use."""
    into = (
        select(_CARD.c.id.label("card"), _CARD.c.merged_into_id.label("person"))
        .where(_CARD.c.merged_into_id.is_not(None))
        .cte(recursive=True)
    )
    further = select(into.c.card, _CARD.c.merged_into_id).where(
        _CARD.c.id == into.c.person, _CARD.c.merged_into_id.is_not(None)
    )
    into = into.union(further)
    return (
        select(into.c.card, into.c.person)
        .join(_CARD, and_(_CARD.c.id == into.c.person, _CARD.c.merged_into_id.is_(None)))
        .cte()
    )
