"""Who recommended the venue to one customer and to whom they did, whichever of their merged cards says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    bindparam,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.customers.schemas.referrals import KnownRow, Referrals
from app.model.customer import Customer, CustomerSummary
from app.storage.reading import read_rows

_ID: BindParameter[Any] = bindparam("customer_id")
_CUSTOMER, _SUMMARY = Customer.__table__, CustomerSummary.__table__
_MOST_WORDS = 200


def _both_ways() -> CompoundSelect[Any]:
    """Of a card and of all that were merged into it: who recommended them, and whom they brought."""
    cards = select(_CUSTOMER.c.id).where(_CUSTOMER.c.id == _ID).cte("cards", recursive=True)
    further = select(_CUSTOMER.c.id).join(cards, _CUSTOMER.c.merged_into_id == cards.c.id)
    own, other = cards.union(further), _CUSTOMER.alias("other")
    came = _known_columns(other, own.c.id, _CUSTOMER.c.heard_from, is_brought=0).select_from(
        own.join(_CUSTOMER, _CUSTOMER.c.id == own.c.id)
        .outerjoin(other, other.c.id == _CUSTOMER.c.referred_by_id)
        .outerjoin(_SUMMARY, _SUMMARY.c.customer_id == other.c.id)
    )
    brought = _known_columns(_CUSTOMER, own.c.id, literal(""), is_brought=1).select_from(
        own.join(_CUSTOMER, _CUSTOMER.c.referred_by_id == own.c.id).outerjoin(
            _SUMMARY, _SUMMARY.c.customer_id == _CUSTOMER.c.id
        )
    )
    return union_all(came, brought)


def _known_columns(
    who: FromClause, card_id: ColumnElement[int], heard_from: ColumnElement[str], *, is_brought: int
) -> Select[Any]:
    return select(
        literal(is_brought).label("is_brought"),
        card_id.label("card_id"),
        heard_from.label("heard_from"),
        who.c.id,
        who.c.display_name,
        who.c.merged_into_id,
        who.c.archived_at,
        _SUMMARY.c.first_visit_on,
    )


_BOTH_WAYS = _both_ways()
_BY_ID = (
    select(
        _CUSTOMER.c.id,
        _CUSTOMER.c.display_name,
        _CUSTOMER.c.merged_into_id,
        _CUSTOMER.c.archived_at,
        _SUMMARY.c.first_visit_on,
    )
    .join_from(_CUSTOMER, _SUMMARY, _SUMMARY.c.customer_id == _CUSTOMER.c.id, isouter=True)
    .where(_CUSTOMER.c.id == _ID)
)
_WORDS = (
    select(_CUSTOMER.c.heard_from)
    .where(_CUSTOMER.c.heard_from != "")
    .group_by(_CUSTOMER.c.heard_from)
    .order_by(func.count().desc(), _CUSTOMER.c.heard_from)
    .limit(_MOST_WORDS)
)


def read_referrals(session: Session, customer_id: int) -> Referrals:
    """How a customer came, and whom they brought."""
    rows = read_rows(session, _BOTH_WAYS, customer_id=customer_id).all()
    came = sorted(
        (row for row in rows if not row.is_brought), key=lambda row: (row.card_id != customer_id, row.card_id)
    )
    own = {row.card_id for row in came}
    in_use = (_in_use(session, row) for row in came if row.id is not None and row.id not in own)
    return Referrals(
        by=next((_known(row) for row in in_use if row.id not in own), None),
        heard_from=next((row.heard_from for row in came if row.heard_from), ""),
        brought=_brought(session, own, [row for row in rows if row.is_brought]),
    )


def list_heard_from(session: Session) -> tuple[str, ...]:
    """How customers came to the venue in the words used before, the usual ones first."""
    return tuple(read_rows(session, _WORDS).scalars())


def _brought(session: Session, own: set[int], rows: Iterable[Any]) -> tuple[KnownRow, ...]:
    found = {}
    for row in rows:
        card = _in_use(session, row)
        if card.id not in own and card.archived_at is None:
            found[card.id] = _known(card)
    return tuple(
        sorted(found.values(), key=lambda row: (row.first_on or date.min, row.customer_id), reverse=True)
    )


def _in_use(session: Session, row: Any) -> Any:
    """The card into which this one was merged in the end, or itself."""
    seen: set[int] = set()
    while row.merged_into_id is not None and row.merged_into_id not in seen:
        seen.add(row.id)
        row = read_rows(session, _BY_ID, customer_id=row.merged_into_id).one()
    return row


def _known(row: Any) -> KnownRow:
    return KnownRow(row.id, row.display_name, row.first_visit_on)
