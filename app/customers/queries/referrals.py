"""Who recommended the venue to one customer and to whom they did, whichever of their merged cards says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.customers.schemas.referrals import KnownRow, Referrals
from app.model.customer import Customer, CustomerSummary
from app.storage.reading import read_rows

_ID: BindParameter[Any] = bindparam("customer_id")
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_CUSTOMER, _SUMMARY = Customer.__table__, CustomerSummary.__table__
_MOST_WORDS = 200


def _own_cards() -> Select[Any]:
    """A card and all that were merged into it."""
    cards = select(_CUSTOMER.c.id).where(_CUSTOMER.c.id == _ID).cte("cards", recursive=True)
    further = select(_CUSTOMER.c.id).join(cards, _CUSTOMER.c.merged_into_id == cards.c.id)
    return select(cards.union(further).c.id)


_CAME = select(_CUSTOMER.c.id, _CUSTOMER.c.referred_by_id, _CUSTOMER.c.heard_from).where(
    _CUSTOMER.c.id.in_(_own_cards())
)
_KNOWN = (
    select(
        _CUSTOMER.c.id,
        _CUSTOMER.c.display_name,
        _CUSTOMER.c.merged_into_id,
        _CUSTOMER.c.archived_at,
        _SUMMARY.c.first_visit_on,
    )
    .join_from(_CUSTOMER, _SUMMARY, _SUMMARY.c.customer_id == _CUSTOMER.c.id, isouter=True)
    .order_by(_CUSTOMER.c.id)
)
_BROUGHT = _KNOWN.where(_CUSTOMER.c.referred_by_id.in_(_IDS), _CUSTOMER.c.id.not_in(_IDS))
_BY_ID = _KNOWN.where(_CUSTOMER.c.id.in_(_IDS))
_WORDS = (
    select(_CUSTOMER.c.heard_from)
    .where(_CUSTOMER.c.heard_from != "")
    .group_by(_CUSTOMER.c.heard_from)
    .order_by(func.count().desc(), _CUSTOMER.c.heard_from)
    .limit(_MOST_WORDS)
)


def read_referrals(session: Session, customer_id: int) -> Referrals:
    """How a customer came, and whom they brought."""
    came = sorted(read_rows(session, _CAME, customer_id=customer_id), key=lambda row: row.id != customer_id)
    own = {row.id for row in came}
    by = (row.referred_by_id for row in came if row.referred_by_id not in (None, *own))
    in_use = [row for row in (_in_use(session, each) for each in by) if row.id not in own]
    heard_from = (row.heard_from for row in came if row.heard_from)
    return Referrals(
        by=_known(in_use[0]) if in_use else None,
        heard_from=next(heard_from, ""),
        brought=_brought(session, own),
    )


def list_heard_from(session: Session) -> tuple[str, ...]:
    """How customers came to the venue in the words used before, the usual ones first."""
    return tuple(read_rows(session, _WORDS).scalars())


def _brought(session: Session, own: set[int]) -> tuple[KnownRow, ...]:
    found = {}
    for row in read_rows(session, _BROUGHT, ids=sorted(own)).all():
        card = row if row.merged_into_id is None else _in_use(session, row.id)
        if card.id not in own and card.archived_at is None:
            found[card.id] = _known(card)
    return tuple(
        sorted(found.values(), key=lambda row: (row.first_on or date.min, row.customer_id), reverse=True)
    )


def _in_use(session: Session, customer_id: int) -> Any:
    """The card into which this one was merged in the end, or itself."""
    seen: set[int] = set()
    row = read_rows(session, _BY_ID, ids=[customer_id]).one()
    while row.merged_into_id is not None and row.merged_into_id not in seen:
        seen.add(row.id)
        row = read_rows(session, _BY_ID, ids=[row.merged_into_id]).one()
    return row


def _known(row: Any) -> KnownRow:
    return KnownRow(row.id, row.display_name, row.first_visit_on)
