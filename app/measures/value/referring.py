"""How customers came to the venue: who of them was recommended, by whom, and in what other ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.consents.limits import objected_words, objecting_among, restricted_among, restricted_words
from app.core.cancelling import Cancellation
from app.core.measures.shares import Share
from app.core.text_folding import fold
from app.measures.value.came import Only, came
from app.measures.value.people import VisitScope
from app.measures.value.referral_rows import (
    Behind,
    CamePage,
    CameRow,
    MonthCame,
    Recommended,
    Recommender,
    WayCame,
)
from app.measures.value.returning import months_of
from app.model.customer import Customer
from app.storage.reading import read_rows

MOST_PEOPLE = 6
_CUSTOMER = Customer.__table__


def read_recommended(
    session: Session, scope: VisitScope, *, today: date, cancellation: Cancellation
) -> Recommended:
    """The share of a period and of its months, in what ways the others came, and who recommended most."""
    by_day = _count_by_day(session, scope)
    cancellation.raise_if_cancelled()
    ways = _ways(session, scope)
    cancellation.raise_if_cancelled()
    whole = _share_of(by_day, scope.since or date.min, scope.until or date.max)
    months = tuple(
        MonthCame(begin, end, _share_of(by_day, begin, end), running=begin <= today <= end)
        for begin, end in months_of(session, scope, today=today)
    )
    return Recommended(
        share=whole,
        months=months,
        ways=ways,
        unknown=whole.n - whole.k - sum(way.n for way in ways),
        people=_people(session, scope),
    )


def list_came(session: Session, scope: VisitScope, *, behind: Behind, offset: int, limit: int) -> CamePage:
    """Who is behind a figure of a scope, page by page."""
    days = replace(
        scope,
        since=max(filter(None, (scope.since, behind.since)), default=None),
        until=min(filter(None, (scope.until, behind.until)), default=None),
    )
    found = _those(days, behind).subquery("found")
    counted = select(func.count(), func.coalesce(func.sum(found.c.amount), 0)).select_from(found)
    total, amount = read_rows(session, counted).one()
    card, referrer = _CUSTOMER.alias("card"), _CUSTOMER.alias("referrer")
    wanted = (
        select(
            found.c.person_id,
            card.c.display_name,
            found.c.first_on,
            func.coalesce(referrer.c.display_name, ""),
            found.c.heard_from,
            found.c.amount,
            card.c.restricted_at.is_not(None),
            referrer.c.restricted_at.is_not(None),
        )
        .join_from(found, card, card.c.id == found.c.person_id)
        .outerjoin(referrer, referrer.c.id == found.c.referrer_id)
        .order_by(found.c.first_on.desc(), found.c.person_id.desc())
        .offset(offset)
        .limit(limit + 1)
    )
    rows = tuple(map(_came_row, read_rows(session, wanted)))
    return CamePage(rows[:limit], total, amount, more=len(rows) > limit)


def _came_row(row: Any) -> CameRow:
    """Nobody is named whose data are restricted."""
    customer_id, name, first_on, referrer, heard_from, amount, quiet, quiet_referrer = row
    return CameRow(
        customer_id,
        restricted_words() if quiet else name,
        first_on,
        restricted_words() if quiet_referrer else referrer,
        "" if quiet else heard_from,
        amount,
    )


def _those(scope: VisitScope, behind: Behind) -> Select[tuple[object, ...]]:
    if not behind.spellings:
        people = came(scope, Only.RECOMMENDED, with_amount=True)
        wanted = select(people).where(people.c.referrer_id.is_not(None))
        return (
            wanted if behind.referrer_id is None else wanted.where(people.c.referrer_id == behind.referrer_id)
        )
    only = Only.EVERYBODY if "" in behind.spellings else Only.HEARD
    people = came(scope, only, with_amount=True)
    return select(people).where(people.c.referrer_id.is_(None), people.c.heard_from.in_(behind.spellings))


def _count_by_day(session: Session, scope: VisitScope) -> Mapping[date, tuple[int, int]]:
    """How many came first on each day, and how many of them were recommended."""
    people = came(scope)
    wanted = select(people.c.first_on, func.count(), func.count(people.c.referrer_id)).group_by(
        people.c.first_on
    )
    return {day: (n, recommended) for day, n, recommended in read_rows(session, wanted)}


def _share_of(by_day: Mapping[date, tuple[int, int]], begin: date, end: date) -> Share:
    counted = [both for day, both in by_day.items() if begin <= day <= end]
    return Share(sum(recommended for _n, recommended in counted), sum(n for n, _recommended in counted))


def _ways(session: Session, scope: VisitScope) -> tuple[WayCame, ...]:
    """Words that differ in case and accents only are one way."""
    people = came(scope, Only.HEARD)
    wanted = (
        select(people.c.heard_from, func.count())
        .group_by(people.c.heard_from)
        .order_by(func.count().desc(), people.c.heard_from)
    )
    spellings: defaultdict[str, list[str]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    for words, n in read_rows(session, wanted):
        key = " ".join(fold(words).split())
        spellings[key].append(words)
        counts[key] += n
    ways = [WayCame(tuple(spellings[key]), n) for key, n in counts.items()]
    return tuple(sorted(ways, key=lambda way: (-way.n, way.words)))


def _people(session: Session, scope: VisitScope) -> tuple[Recommender, ...]:
    people = came(scope, Only.RECOMMENDED, with_amount=True)
    n, amount = func.count(), func.sum(people.c.amount)
    most = (
        select(people.c.referrer_id, n.label("n"), amount.label("amount"))
        .where(people.c.referrer_id.is_not(None))
        .group_by(people.c.referrer_id)
        .order_by(n.desc(), amount.desc(), people.c.referrer_id)
        .limit(MOST_PEOPLE)
        .subquery("most")
    )
    wanted = (
        select(most.c.referrer_id, _CUSTOMER.c.display_name, most.c.n, most.c.amount)
        .join_from(most, _CUSTOMER, _CUSTOMER.c.id == most.c.referrer_id)
        .order_by(most.c.n.desc(), most.c.amount.desc(), most.c.referrer_id)
    )
    rows = [Recommender(*row) for row in read_rows(session, wanted)]
    ids = {row.customer_id for row in rows}
    instead = dict.fromkeys(objecting_among(session, ids), objected_words())
    instead |= dict.fromkeys(restricted_among(session, ids), restricted_words())
    return tuple(replace(row, name=instead.get(row.customer_id, row.name)) for row in rows)
