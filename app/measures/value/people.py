"""Which customers and visits are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func, select

from app.core.typed_text import ask_in_whole_letters
from app.model.codes import VisitStatus
from app.model.tag import CustomerTag
from app.model.visit import Visit

_VISIT, _TAG = Visit.__table__, CustomerTag.__table__


@dataclass(frozen=True, slots=True)
class VisitScope:
    """The completed visits that began on these days, both included, and narrowed; None leaves a side open.

    Several values of one kind are any of them; an empty tuple narrows nothing, an empty text stands for none.
    """

    since: date | None = None
    until: date | None = None
    places: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    tag_ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        ask_in_whole_letters(self, "places", "segments")

    @property
    def is_everybody(self) -> bool:
        """Whether nothing narrows it, so that what is summed up of each customer will do."""
        return self == VisitScope()

    def conditions(self) -> list[ColumnElement[bool]]:
        """What a visit must be."""
        wanted: list[ColumnElement[bool]] = [_VISIT.c.status == VisitStatus.COMPLETED]
        if self.since is not None:
            wanted.append(_VISIT.c.arrives_on >= self.since)
        if self.until is not None:
            wanted.append(_VISIT.c.arrives_on <= self.until)
        for column, values in ((_VISIT.c.place, self.places), (_VISIT.c.segment, self.segments)):
            if values:
                wanted.append(column.in_(values))
        if self.tag_ids:
            wanted.append(_VISIT.c.customer_id.in_(tagged(self.tag_ids)))
        return wanted

    def customers(self) -> Subquery:
        """Each of their customers once, with the first of the visits."""
        first = func.min(_VISIT.c.arrives_on, type_=_VISIT.c.arrives_on.type).label("first_on")
        wanted = select(_VISIT.c.customer_id, first).where(*self.conditions())
        return wanted.group_by(_VISIT.c.customer_id).subquery("of_period")


def tagged(tag_ids: tuple[int, ...]) -> Select[Any]:
    """The customers with any of these tags; 0 stands for those with none."""
    ids = [tag_id for tag_id in tag_ids if tag_id]
    wanted = select(_TAG.c.customer_id).where(_TAG.c.tag_id.in_(ids))
    if 0 not in tag_ids:
        return wanted
    from app.model.customer import Customer

    customer = Customer.__table__
    without = select(customer.c.id).where(customer.c.id.not_in(select(_TAG.c.customer_id)))
    return select(wanted.union(without).subquery().c[0])
