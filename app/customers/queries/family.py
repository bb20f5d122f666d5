"""Who comes with one customer, their own companions and those shared with others, and everybody's dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, union_all
from sqlalchemy.orm import Session

from app.core.partial_dates import LeapDay
from app.core.recurring import Repeats, Unit
from app.customers.schemas.knowledge import CompanionRow, PreferenceRow, ShareRow
from app.model.companion import Companion, CompanionKind, CompanionShare
from app.model.customer import Customer
from app.model.occasion import Occasion, OccasionKind, OwnOccasionKind
from app.occasions.rows import OccasionRow
from app.storage.occasion_lines.contacts import last_contact_of
from app.storage.occasion_lines.rules import rule_of
from app.storage.reading import read_rows

_ID: BindParameter[Any] = bindparam("customer_id")
_COMPANION, _OCCASION, _SHARE = Companion.__table__, Occasion.__table__, CompanionShare.__table__
_CUSTOMER, _OWN = Customer.__table__, OwnOccasionKind.__table__
_LINKED = _CUSTOMER.alias("linked")
SHARED = select(_SHARE.c.companion_id).where(_SHARE.c.customer_id == _ID)
"""Those who come with the customer too, and stand under another."""


_COMES = or_(_COMPANION.c.customer_id == _ID, _COMPANION.c.id.in_(SHARED))
_ALONG = _COMPANION.alias("along")
_OF_LINKED = select(_COMPANION.c.linked_customer_id).where(_COMES)
_OCCASIONS = (
    select(
        _OCCASION,
        _COMPANION.c.name.label("companion_name"),
        _OWN.c.name.label("own_kind"),
        _CUSTOMER.c.deceased_at.label("customer_died_at"),
        func.coalesce(_COMPANION.c.deceased_at, _LINKED.c.deceased_at).label("companion_died_at"),
        _ALONG.c.id.label("along_id"),
        _ALONG.c.name.label("along_name"),
        _ALONG.c.deceased_at.label("along_died_at"),
    )
    .select_from(_OCCASION)
    .join(_CUSTOMER, _CUSTOMER.c.id == _OCCASION.c.customer_id)
    .join(_COMPANION, _OCCASION.c.companion_id == _COMPANION.c.id, isouter=True)
    .join(_LINKED, _LINKED.c.id == _COMPANION.c.linked_customer_id, isouter=True)
    .join(_OWN, _OWN.c.id == _OCCASION.c.own_kind_id, isouter=True)
    .join(
        _ALONG,
        and_(
            _OCCASION.c.customer_id != _ID,
            _OCCASION.c.companion_id.is_(None),
            _ALONG.c.linked_customer_id == _OCCASION.c.customer_id,
            or_(_ALONG.c.customer_id == _ID, _ALONG.c.id.in_(SHARED)),
        ),
        isouter=True,
    )
    .where(
        or_(
            _OCCASION.c.customer_id == _ID,
            _OCCASION.c.companion_id.in_(SHARED),
            and_(
                _OCCASION.c.customer_id.in_(_OF_LINKED),
                _OCCASION.c.companion_id.is_(None),
                _OCCASION.c.kind == OccasionKind.BIRTHDAY,
            ),
        )
    )
)
"""The birthday of a companion with a card of their own stands there: ``along`` is who that is here."""
_COMPANIONS = (
    select(
        _COMPANION,
        _LINKED.c.display_name.label("linked_name"),
        _LINKED.c.deceased_at.label("linked_died_at"),
        _SHARE.c.relation.label("shared_as"),
        _SHARE.c.id.label("share_id"),
    )
    .select_from(_COMPANION)
    .join(_LINKED, _COMPANION.c.linked_customer_id == _LINKED.c.id, isouter=True)
    .join(_SHARE, (_SHARE.c.companion_id == _COMPANION.c.id) & (_SHARE.c.customer_id == _ID), isouter=True)
    .where(_COMES)
    .order_by(_COMPANION.c.id)
)
_PARENTS = union_all(
    select(_COMPANION.c.id.label("companion_id"), _CUSTOMER.c.id.label("parent_id"), _CUSTOMER.c.display_name)
    .join_from(_COMPANION, _CUSTOMER, _CUSTOMER.c.id == _COMPANION.c.customer_id)
    .where(_COMES),
    select(_SHARE.c.companion_id, _CUSTOMER.c.id, _CUSTOMER.c.display_name)
    .join_from(_SHARE, _CUSTOMER, _CUSTOMER.c.id == _SHARE.c.customer_id)
    .where(_SHARE.c.companion_id.in_(select(_COMPANION.c.id).where(_COMES))),
)


def list_occasions(
    session: Session, customer_id: int, *, today: date, leap_day: LeapDay
) -> tuple[OccasionRow, ...]:
    """The dates of the customer and of all who come along, the next one first; what is over comes last.

    Whoever has died has no next day; whoever has a card of their own brings the birthday from there.
    """
    found = list(read_rows(session, _OCCASIONS, customer_id=customer_id))
    last_contact = None
    if any(row.repeats == Repeats.KEEP_IN_TOUCH for row in found):
        last_contact = last_contact_of(session.connection(), customer_id)
    written = {row.companion_id for row in found if row.kind == OccasionKind.BIRTHDAY}
    rows = [
        _occasion(row, today, leap_day=leap_day, last_contact=last_contact)
        for row in found
        if row.along_id is None or row.along_id not in written
    ]
    return tuple(sorted(rows, key=lambda row: (row.next_on is None, row.next_on or today, row.id)))


def list_companions(
    session: Session,
    customer_id: int,
    *,
    occasions: Iterable[OccasionRow],
    musts: Iterable[PreferenceRow],
) -> tuple[CompanionRow, ...]:
    """The companions, the oldest entry first, each with their own occasions and musts."""
    dates, needs = tuple(occasions), tuple(musts)
    found = read_rows(session, _COMPANIONS, customer_id=customer_id).all()
    others = _others(session, customer_id)
    return tuple(
        CompanionRow(
            id=row.id,
            version=row.version,
            name=row.name,
            kind=CompanionKind(row.kind),
            relation=row.shared_as or row.relation,
            note=row.note,
            linked_customer_id=row.linked_customer_id,
            linked_customer_name=row.linked_name or "",
            occasions=tuple(each for each in dates if each.companion_id == row.id),
            musts=tuple(each for each in needs if each.companion_id == row.id),
            deceased_at=row.deceased_at or row.linked_died_at,
            is_shared_here=row.share_id is not None,
            also_with=others.get(row.id, ()),
        )
        for row in found
    )


def _others(session: Session, customer_id: int) -> dict[int, tuple[ShareRow, ...]]:
    """With whom else they come."""
    found: defaultdict[int, list[ShareRow]] = defaultdict(list)
    for companion_id, parent_id, name in read_rows(session, _PARENTS, customer_id=customer_id):
        if parent_id != customer_id:
            found[companion_id].append(ShareRow(parent_id, name))
    return {companion_id: tuple(rows) for companion_id, rows in found.items()}


def _occasion(row: Any, today: date, *, leap_day: LeapDay, last_contact: date | None) -> OccasionRow:
    rule = rule_of(row)
    died = row.companion_died_at if row.companion_id else row.customer_died_at or row.along_died_at
    next_on = None
    if died is None:
        next_on = rule.next_on(today, leap_day=leap_day, last_contact=last_contact)
    return OccasionRow(
        id=row.id,
        version=row.version,
        kind=OccasionKind(row.kind),
        on=rule.on,
        repeats=rule.repeats,
        label=row.label,
        next_on=next_on,
        years=rule.years_on(next_on) if next_on else None,
        companion_id=row.companion_id or row.along_id,
        companion_name=row.companion_name or row.along_name or "",
        nth=rule.nth,
        weekday=rule.weekday,
        every=rule.every,
        unit=rule.unit or Unit.WEEK,
        own_kind_id=row.own_kind_id,
        own_kind=row.own_kind or "",
        of_deceased=died is not None,
        on_card_of=row.customer_id if row.along_id is not None else None,
    )
