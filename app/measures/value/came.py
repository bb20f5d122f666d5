"""Who came for the first time, and how they came: cards that were merged are one person."""

from __future__ import annotations

from enum import Enum
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Table,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from app.measures.queries.merged import merged_cards
from app.measures.value.people import VisitScope, tagged
from app.measures.value.spending import amounts_here
from app.model.codes import VisitStatus
from app.model.customer import Customer, CustomerSummary
from app.model.visit import Visit
from app.storage.expressions import InThisOrder

_CUSTOMER, _SUMMARY = cast(Table, Customer.__table__), cast(Table, CustomerSummary.__table__)
_VISIT = Visit.__table__.c
_ATTENDED = (VisitStatus.HERE, VisitStatus.COMPLETED)


class Only(Enum):
    """Everybody, only those who were recommended, or only those of whom it is written how else they came."""

    EVERYBODY = "everybody"
    RECOMMENDED = "recommended"
    HEARD = "heard"


def came(scope: VisitScope, only: Only = Only.EVERYBODY, *, with_amount: bool = False) -> Subquery:
    """One row for each person whose first visit ever lies in a scope, and was as its filters say.

    ``referrer_id`` is the card in use of whoever recommended the venue to them, never their own. ``amount`` is
    what all their completed visits cost, 0 unless it is wanted.
    """
    merged = merged_cards()
    both = union_all(
        _by_one_card(merged, scope, only, with_amount=with_amount),
        _by_several(merged, scope, only, with_amount=with_amount),
    )
    return both.subquery("came")


def _by_one_card(merged: CTE, scope: VisitScope, only: Only, *, with_amount: bool) -> Select[Any]:
    """Whoever has one card only, which is nearly everybody."""
    other = merged.alias("other")
    first, joined = _SUMMARY.c.first_visit_on, _SUMMARY.c.customer_id == _CUSTOMER.c.id
    by_referrer = InThisOrder(_CUSTOMER, _SUMMARY, joined)
    source: FromClause = by_referrer if only is Only.RECOMMENDED else InThisOrder(_SUMMARY, _CUSTOMER, joined)
    source = source.outerjoin(other, other.c.card == _CUSTOMER.c.referred_by_id)
    amount: ColumnElement[int] = literal(0)
    if with_amount:
        here = amounts_here()
        source = source.outerjoin(here, here.c.customer_id == _CUSTOMER.c.id)
        amount = _SUMMARY.c.amount_minor - func.coalesce(here.c.amount, 0)
    referrer = func.coalesce(other.c.person, _CUSTOMER.c.referred_by_id)
    wanted = (
        select(
            _CUSTOMER.c.id.label("person_id"),
            first.label("first_on"),
            referrer.label("referrer_id"),
            _CUSTOMER.c.heard_from.label("heard_from"),
            amount.label("amount"),
        )
        .select_from(source)
        .where(
            _CUSTOMER.c.merged_into_id.is_(None),
            _CUSTOMER.c.id.not_in(select(merged.c.person)),
            *_days(scope, first),
        )
    )
    if only is Only.RECOMMENDED:
        wanted = wanted.where(
            _CUSTOMER.c.referred_by_id > 0
        )  # which an index knows, as "is not null" it does not
    elif only is Only.HEARD:
        wanted = wanted.where(_CUSTOMER.c.heard_from != "", _CUSTOMER.c.referred_by_id.is_(None))
    visits = _VISIT.customer_id == _CUSTOMER.c.id
    return wanted.where(*_filters(scope, visits, first=first, person=_CUSTOMER.c.id))


def _by_several(merged: CTE, scope: VisitScope, only: Only, *, with_amount: bool) -> Select[Any]:
    """Whoever has cards that were merged: the first visit of any of them, and what any of them tells."""
    all_cards = union(
        select(merged.c.card, merged.c.person), select(merged.c.person.label("card"), merged.c.person)
    ).cte("all_cards")
    people = _people(merged, all_cards, with_amount=with_amount)
    wanted = select(people).where(people.c.first_on.is_not(None), *_days(scope, people.c.first_on))
    if only is Only.RECOMMENDED:
        wanted = wanted.where(people.c.referrer_id.is_not(None))
    elif only is Only.HEARD:
        wanted = wanted.where(people.c.heard_from != "", people.c.referrer_id.is_(None))
    theirs = select(all_cards.c.card).where(all_cards.c.person == people.c.person_id).correlate(people)
    visits = _VISIT.customer_id.in_(theirs)
    return wanted.where(*_filters(scope, visits, first=people.c.first_on, person=people.c.person_id))


def _people(merged: CTE, all_cards: CTE, *, with_amount: bool) -> Subquery:
    other = merged.alias("their_other")
    by = func.nullif(func.coalesce(other.c.person, _CUSTOMER.c.referred_by_id), all_cards.c.person)
    heard, first = func.nullif(_CUSTOMER.c.heard_from, ""), _SUMMARY.c.first_visit_on
    own = all_cards.c.card == all_cards.c.person
    source: FromClause = (
        all_cards.join(_CUSTOMER, _CUSTOMER.c.id == all_cards.c.card)
        .join(_SUMMARY, _SUMMARY.c.customer_id == all_cards.c.card)
        .outerjoin(other, other.c.card == _CUSTOMER.c.referred_by_id)
    )
    amount: ColumnElement[int] = literal(0)
    if with_amount:
        here = amounts_here()
        source = source.outerjoin(here, here.c.customer_id == all_cards.c.card)
        amount = func.sum(_SUMMARY.c.amount_minor - func.coalesce(here.c.amount, 0))
    return (
        select(
            all_cards.c.person.label("person_id"),
            func.min(first, type_=first.type).label("first_on"),
            func.coalesce(func.max(case((own, by))), func.max(by)).label("referrer_id"),
            func.coalesce(func.max(case((own, heard))), func.max(heard), "").label("heard_from"),
            amount.label("amount"),
        )
        .select_from(source)
        .group_by(all_cards.c.person)
        .subquery("people")
    )


def _days(scope: VisitScope, first: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [first.is_not(None)]
    if scope.since is not None:
        wanted.append(first >= scope.since)
    if scope.until is not None:
        wanted.append(first <= scope.until)
    return wanted


def _filters(
    scope: VisitScope, visits: ColumnElement[bool], *, first: ColumnElement[Any], person: ColumnElement[int]
) -> list[ColumnElement[bool]]:
    """What the first visit must have been, and how the person must be labelled."""
    wanted: list[ColumnElement[bool]] = []
    narrowed = [
        column.in_(values)
        for column, values in ((_VISIT.place, scope.places), (_VISIT.segment, scope.segments))
        if values
    ]
    if narrowed:
        status = or_(*(_VISIT.status == each for each in _ATTENDED))
        of_first = select(_VISIT.id).where(visits, _VISIT.arrives_on == first, status, *narrowed)
        wanted.append(exists(of_first.correlate_except(Visit.__table__)))
    if scope.tag_ids:
        wanted.append(person.in_(tagged(scope.tag_ids)))
    return wanted
