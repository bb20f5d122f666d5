"""What the venue knows of its customers today, and how much of it can still be relied on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session

from app.core.measures.shares import Share
from app.measures.value.people import tagged
from app.measures.value.rows import Known
from app.model.customer import Customer, CustomerSummary
from app.model.preference import Evidence, Preference, Scope
from app.storage.reading import read_rows

GOOD_FOR_MONTHS = 12
SEEN_OFTEN = 2
_HERE_DAYS = 365
_PREF, _CUSTOMER, _SUMMARY = Preference.__table__, Customer.__table__, CustomerSummary.__table__


def read_known(session: Session, *, today: date, zone: ZoneInfo, tag_ids: tuple[int, ...] = ()) -> Known:
    """Standing preferences of customers who are not archived.

    What was said counts from the day it was noted, what was seen from the second time, what came from
    another system once somebody confirmed it; all of it is good for 12 months.
    """
    counted = _count_by_freshness(session, _oldest_fresh(today), zone=zone, tag_ids=tag_ids)
    n = sum(counted.values())
    return Known(
        fresh=Share(counted.get("fresh", 0), n),
        long_ago=counted.get("long_ago", 0),
        never_confirmed=counted.get("never_confirmed", 0),
        seen_once=counted.get("seen_once", 0),
        customers=_known_customers(session, today - timedelta(days=_HERE_DAYS), tag_ids=tag_ids),
    )


def _oldest_fresh(today: date) -> date:
    """The last day that is too long ago: twelve months later it is today, or was already."""
    day: date = today - relativedelta(months=GOOD_FOR_MONTHS)
    while day + timedelta(days=1) + relativedelta(months=GOOD_FOR_MONTHS) <= today:
        day += timedelta(days=1)
    return day


def _count_by_freshness(
    session: Session, too_old: date, *, zone: ZoneInfo, tag_ids: tuple[int, ...]
) -> dict[str, int]:
    confirmed_on, imported = _PREF.c.last_confirmed_on, _PREF.c.evidence == Evidence.IMPORTED
    over = datetime.combine(too_old + timedelta(days=1), time(), zone)
    seen_once = (_PREF.c.evidence == Evidence.OBSERVED) & (_PREF.c.times_seen < SEEN_OFTEN)
    state = case(
        (confirmed_on.is_(None) & imported, "never_confirmed"),
        (confirmed_on <= too_old, "long_ago"),
        (confirmed_on.is_(None) & (_PREF.c.noted_at < over), "long_ago"),
        (seen_once, "seen_once"),
        else_="fresh",
    )
    wanted = (
        select(state, func.count())
        .join_from(_PREF, _CUSTOMER, _CUSTOMER.c.id == _PREF.c.customer_id)
        .where(
            _PREF.c.withdrawn_at.is_(None),
            _PREF.c.scope == Scope.STANDING,
            _CUSTOMER.c.archived_at.is_(None),
        )
        .group_by(state)
    )
    if tag_ids:
        wanted = wanted.where(_PREF.c.customer_id.in_(tagged(tag_ids)))
    return {row[0]: row[1] for row in read_rows(session, wanted)}


def _known_customers(session: Session, since: date, *, tag_ids: tuple[int, ...]) -> Share:
    known = exists(
        select(_PREF.c.id).where(
            _PREF.c.customer_id == _SUMMARY.c.customer_id, _PREF.c.withdrawn_at.is_(None)
        )
    )
    wanted = (
        select(func.count(), func.coalesce(func.sum(case((known, 1), else_=0)), 0))
        .join_from(_SUMMARY, _CUSTOMER, _CUSTOMER.c.id == _SUMMARY.c.customer_id)
        .where(_SUMMARY.c.last_visit_on >= since, _CUSTOMER.c.archived_at.is_(None))
    )
    if tag_ids:
        wanted = wanted.where(_SUMMARY.c.customer_id.in_(tagged(tag_ids)))
    n, told = read_rows(session, wanted).one()
    return Share(int(told), int(n))
