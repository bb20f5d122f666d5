"""Figures of value against a plain count of the same rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest

from app.core.measures.shares import Share
from app.core.rhythm import rhythm_days
from app.measures.value.people import VisitScope
from app.measures.value.promising import PromiseScope
from app.measures.value.service import ValueMeasures
from app.model.customer import Customer
from app.model.preference import Evidence, Preference, Scope, Strength
from app.model.promise import Promise, PromiseState
from app.model.tag import CustomerTag
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.venues import NOON, Place, filled_by, open_copy, open_server_place

TODAY = date(2026, 11, 25)
STATUSES = ("completed", "completed", "completed", "completed", "here", "booked", "cancelled")
SCOPES = (
    VisitScope(),
    VisitScope(date(2026, 1, 1), TODAY),
    VisitScope(date(2025, 6, 10), date(2026, 3, 3)),
    VisitScope(date(2026, 1, 1), TODAY, places=("101",)),
    VisitScope(segments=("leisure", "")),
    VisitScope(date(2025, 1, 1), TODAY, tag_ids=(1,)),
    VisitScope(date(2025, 1, 1), TODAY, tag_ids=(0,)),
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel with a hundred guests and some years of stays."""
    with open_copy(tmp_path, filled_by(_fill)) as place:
        yield place


@pytest.fixture
def measures(place: Place) -> ValueMeasures:
    """Measures its value."""
    return ValueMeasures(place.work)


def _fill(work: Workplace) -> None:
    random = Random(7)
    with work.write() as session:
        for number in range(100):
            customer = Customer(display_name=f"Guest {number}", created_at=NOON)
            session.add(customer)
            session.flush()
            if number % 3 == 0:
                session.add(CustomerTag(customer_id=customer.id, tag_id=1))
            for _each in range(random.choice((0, 1, 1, 2, 3, 4, 6, 12))):
                session.add(_visit(customer.id, random))


def _visit(customer_id: int, random: Random) -> Visit:
    arrives = TODAY - timedelta(days=random.randrange(0, 1000))
    return Visit(
        customer_id=customer_id,
        status=random.choice(STATUSES),
        arrives_on=arrives,
        leaves_on=arrives + timedelta(days=2),
        place=random.choice(("101", "102", "")),
        segment=random.choice(("leisure", "business", "")),
        amount_minor=random.choice((None, 10_000, 25_050, 99_900)),
        currency=random.choice(("", "CHF", "EUR")),
    )


def _visits(work: Workplace) -> list[Visit]:
    with work.read() as session:
        visits = list(session.query(Visit))
        session.expunge_all()
    return [visit for visit in visits if visit.status == "completed"]


def _in_scope(work: Workplace, scope: VisitScope) -> list[Visit]:
    with work.read() as session:
        tagged = {row.customer_id for row in session.query(CustomerTag)}
    return [
        visit
        for visit in _visits(work)
        if (scope.since or date.min) <= visit.arrives_on <= (scope.until or date.max)
        and (not scope.places or visit.place in scope.places)
        and (not scope.segments or visit.segment in scope.segments)
        and (not scope.tag_ids or (visit.customer_id in tagged) == (1 in scope.tag_ids))
    ]


@pytest.mark.parametrize("scope", SCOPES)
def test_what_customers_spent_is_what_their_visits_add_up_to(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    ours = place.work.venue.currency
    wanted = {visit.customer_id for visit in _in_scope(place.work, scope)}
    spent = dict.fromkeys(wanted, 0)
    times = dict.fromkeys(wanted, 0)
    for visit in _visits(place.work):
        if visit.customer_id in wanted:
            times[visit.customer_id] += 1
            spent[visit.customer_id] += (visit.amount_minor or 0) if visit.currency in ("", ours) else 0

    value = measures.value(scope)

    assert value.n == len(wanted) > 0
    assert value.amount_minor == sum(spent.values())
    assert value.median_minor == pytest.approx(median(spent.values()), abs=1)
    assert [band.n for band in value.bands] == [
        sum(band.first <= n <= (band.last or 10**9) for n in times.values()) for band in value.bands
    ]


def _returned(looked_at: list[Visit], completed: list[Visit]) -> Share:
    first: dict[int, date] = {}
    for visit in looked_at:
        first[visit.customer_id] = min(visit.arrives_on, first.get(visit.customer_id, date.max))
    before = {
        visit.customer_id
        for visit in completed
        if visit.customer_id in first and visit.arrives_on < first[visit.customer_id]
    }
    return Share(len(before), len(first))


@pytest.mark.parametrize("scope", SCOPES)
def test_somebody_returns_who_had_completed_a_visit_before(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    completed, looked_at = _visits(place.work), _in_scope(place.work, scope)
    by_month: dict[date, list[Visit]] = defaultdict(list)
    for visit in looked_at:
        by_month[visit.arrives_on.replace(day=1)].append(visit)

    returning = measures.returning(scope)

    assert returning.share == _returned(looked_at, completed)
    assert [month.share for month in returning.months] == [
        _returned(by_month[month.begin.replace(day=1)], completed) for month in returning.months
    ]
    assert {month.begin.replace(day=1) for month in returning.months} >= set(by_month)
    assert [month.running for month in returning.months[:-1]] == [False] * (len(returning.months) - 1)


def test_a_server_counts_the_same(measures: ValueMeasures, postgres_hotel_url: str) -> None:
    with open_server_place(postgres_hotel_url) as (work, _clock):
        _fill(work)
        theirs = ValueMeasures(work)
        for scope in SCOPES:
            assert theirs.returning(scope) == measures.returning(scope)
            assert theirs.rhythm(scope) == measures.rhythm(scope)
            assert theirs.value(scope) == measures.value(scope)


@pytest.mark.parametrize("scope", SCOPES)
def test_the_rhythm_is_the_median_of_what_is_usual_for_each(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    days: dict[int, list[date]] = {visit.customer_id: [] for visit in _in_scope(place.work, scope)}
    for visit in _visits(place.work):
        if visit.customer_id in days:
            days[visit.customer_id].append(visit.arrives_on)
    usual = [gap for each in days.values() if (gap := rhythm_days(each)) is not None]

    rhythm = measures.rhythm(scope)

    assert rhythm.n == len(usual) > 0
    assert rhythm.median_days == pytest.approx(median(usual), abs=0.5)
    assert sum(band.n for band in rhythm.bands) == rhythm.n


def _preference(customer_id: int, evidence: str, **more: object) -> Preference:
    return Preference(
        customer_id=customer_id,
        text="Oat milk",
        strength=Strength.LIKE,
        scope=Scope.STANDING,
        evidence=evidence,
        **{"noted_at": NOON, **more},
    )


def test_what_is_known_grows_pale_after_twelve_months(place: Place, measures: ValueMeasures) -> None:
    long_ago = datetime(2025, 11, 25, 12, tzinfo=UTC)
    a_day_less = datetime(2025, 11, 26, 12, tzinfo=UTC)
    with place.work.write() as session:
        session.add_all(
            [
                _preference(1, Evidence.TOLD),
                _preference(1, Evidence.TOLD, noted_at=a_day_less),
                _preference(1, Evidence.TOLD, noted_at=long_ago),
                _preference(2, Evidence.TOLD, noted_at=long_ago, last_confirmed_on=TODAY),
                _preference(2, Evidence.IMPORTED),
                _preference(3, Evidence.OBSERVED, times_seen=1),
                _preference(3, Evidence.OBSERVED, times_seen=2),
                _preference(3, Evidence.TOLD, withdrawn_at=NOON),
            ]
        )

    known = measures.known()

    assert (known.fresh.k, known.fresh.n) == (4, 7)
    assert (known.long_ago, known.never_confirmed, known.seen_once) == (1, 1, 1)


def test_a_promise_past_its_time_is_not_kept_and_one_within_it_not_due(
    place: Place, measures: ValueMeasures
) -> None:
    def promise(hours: int, state: PromiseState, settled: int | None = None) -> Promise:
        at = NOON + timedelta(hours=settled) if settled is not None else None
        due = NOON + timedelta(hours=hours)
        return Promise(customer_id=1, what="Call", due_at=due, made_at=NOON, state=state, settled_at=at)

    with place.work.write() as session:
        session.add_all(
            [
                promise(-5, PromiseState.KEPT, -6),
                promise(-5, PromiseState.KEPT, -4),
                promise(-5, PromiseState.BROKEN, -4),
                promise(-5, PromiseState.OPEN),
                promise(+5, PromiseState.OPEN),
                promise(-24 * 60, PromiseState.KEPT, -24 * 61),
            ]
        )

    promises = measures.promises(PromiseScope(TODAY - timedelta(days=29), TODAY))

    assert (promises.kept_on_time.k, promises.kept_on_time.n) == (1, 4)
    assert (promises.kept_late, promises.broken, promises.late) == (1, 1, 1)
