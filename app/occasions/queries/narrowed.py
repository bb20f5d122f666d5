"""Reading the lines of few: of some customers, of some occasions, of the venue's own kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.model.companion import CompanionShare
from app.model.occasion import Occasion, OccasionKind
from app.model.occasion_line import OccasionLine
from app.occasions.entries import Entry
from app.occasions.people import may_be_celebrated
from app.occasions.queries.lines import SlotDay
from app.storage.chunks import chunks
from app.storage.occasion_lines.families import family_of
from app.storage.reading import read_rows

_OCCASION, _LINE, _SHARE = Occasion.__table__.c, OccasionLine.__table__.c, CompanionShare.__table__.c


class SlotLine(NamedTuple):
    """One line with the kind of the venue's own that its occasion has."""

    occasion_id: int
    slot: int
    place: int
    customer_id: int
    kind: str
    own_kind_id: int | None


def shared_occasions(customer_id: int) -> Select[tuple[int]]:
    """The occasions of those who come with this customer too, and stand under another."""
    shared = select(_SHARE.companion_id).where(_SHARE.customer_id == customer_id)
    return select(_OCCASION.id).where(_OCCASION.companion_id.in_(shared))


def standing_under(customer_id: int) -> Select[tuple[int]]:
    """The occasions whose line stands under a customer, on whichever card they are written down."""
    return select(_LINE.occasion_id).where(_LINE.customer_id == customer_id)


def lines_of_customers(
    session: Session, customer_ids: Collection[int], *, days: Sequence[SlotDay]
) -> Iterator[Entry]:
    """What stands under these customers on some days."""
    days_of = _days_of(days)
    for chunk in chunks(sorted(customer_ids)):
        rows = read_rows(session, _lines().where(_LINE.customer_id.in_(chunk)))
        for line in map(SlotLine._make, rows):
            yield from _entries(line, days_of)


def lines_of_own_kinds(
    session: Session, own_kind_ids: Collection[int], *, days: Sequence[SlotDay]
) -> Iterator[Entry]:
    """What is of these kinds of the venue's own on some days."""
    days_of = _days_of(days)
    wanted = _lines().where(
        _LINE.kind == OccasionKind.CUSTOM, _OCCASION.own_kind_id.in_(sorted(own_kind_ids))
    )
    for chunk in chunks(sorted(days_of)):
        for line in map(SlotLine._make, read_rows(session, wanted.where(_LINE.slot.in_(chunk)))):
            yield from _entries(line, days_of)


def shared_with(session: Session, customer_id: int) -> frozenset[int]:
    """The occasions that stand under others and concern this customer too, who may be celebrated."""
    wanted = shared_occasions(customer_id).where(may_be_celebrated(customer_id))
    return frozenset(read_rows(session, wanted).scalars())


def lines_of_these(
    session: Session, occasion_ids: Collection[int], *, customer_id: int, days: Sequence[SlotDay]
) -> Iterator[Entry]:
    """What falls on some days of these occasions."""
    days_of = _days_of(days)
    for lines in lines_of_occasions(session, occasion_ids, customer_ids={customer_id}).values():
        for line in lines:
            yield from _entries(line, days_of)


def lines_of_occasions(
    session: Session, occasion_ids: Collection[int], *, customer_ids: Collection[int]
) -> dict[int, list[SlotLine]]:
    """The lines of these occasions, by occasion; ``customer_ids`` are some under whom they may stand.

    They are looked for under everybody who has to do with them, for lines are found by day and by customer.
    """
    found: dict[int, list[SlotLine]] = defaultdict(list)
    for chunk in chunks(sorted(occasion_ids)):
        whose = family_of(session.connection(), _under_whom(session, chunk) | set(customer_ids))
        for customers in chunks(sorted(whose)):
            wanted = _lines().where(_LINE.customer_id.in_(customers), _LINE.occasion_id.in_(chunk))
            for line in map(SlotLine._make, read_rows(session, wanted)):
                found[line.occasion_id].append(line)
    return found


def _lines() -> Select[Any]:
    columns = (_LINE.occasion_id, _LINE.slot, _LINE.place, _LINE.customer_id, _LINE.kind)
    joined = OccasionLine.__table__.join(Occasion.__table__, _OCCASION.id == _LINE.occasion_id)
    return select(*columns, _OCCASION.own_kind_id).select_from(joined)


def _under_whom(session: Session, occasion_ids: list[int]) -> set[int]:
    wanted = (
        select(_OCCASION.customer_id, _SHARE.customer_id)
        .select_from(Occasion.__table__)
        .outerjoin(CompanionShare.__table__, _SHARE.companion_id == _OCCASION.companion_id)
        .where(_OCCASION.id.in_(occasion_ids))
    )
    return {each for row in read_rows(session, wanted) for each in row if each is not None}


def _days_of(days: Sequence[SlotDay]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    for day in days:
        for slot in day.slots:
            found[slot].append(day.on)
    return found


def _entries(line: SlotLine, days_of: dict[int, list[date]]) -> Iterator[Entry]:
    for on in days_of.get(line.slot, ()):
        yield Entry(
            on=on,
            place=line.place,
            customer_id=line.customer_id,
            kind=line.kind,
            occasion_id=line.occasion_id,
            own_kind_id=line.own_kind_id,
        )
