"""How customers went on, after a failure put right and after none."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert

from app.cases.measures import going_on
from app.cases.measures.comparing import Ended, GoingOn, Tally, VisitFact, first_visit_over
from app.cases.measures.scope import MeasureScope
from app.cases.measures.service import RecoveryMeasures
from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.core.measures.means import mean_of
from app.model.case import Case
from app.model.customer import Customer
from app.model.touchpoint import Touchpoint
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.venues import NOON, open_place

TODAY = date(2026, 11, 25)
DAY, SPAN = timedelta(days=1), timedelta(days=180)
Row = dict[str, Any]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    with open_place(tmp_path_factory.mktemp("hotel")) as place:
        yield place.work


def write(work: Workplace, **rows: list[Row]) -> None:
    """These rows and no others."""
    tables = {"customers": Customer, "visits": Visit, "touchpoints": Touchpoint, "cases": Case}
    with work.database.engine.begin() as connection:
        for mapped in (Touchpoint, Case, Visit, Customer):
            connection.execute(delete(mapped.__table__))
        for name, mapped in tables.items():
            for row in rows.get(name, []):
                connection.execute(insert(mapped.__table__).values(**row))


def a_customer(number: int, merged_into: int | None = None, *, archived: bool = False) -> Row:
    gone = NOON if archived else None
    return {
        "id": number,
        "display_name": f"Guest {number}",
        "created_at": NOON,
        "merged_into_id": merged_into,
        "archived_at": gone,
    }


def a_visit(customer: int, arrives: date, nights: int | None = 2, status: str = "completed") -> Row:
    leaves = None if nights is None else arrives + timedelta(days=nights)
    return {"customer_id": customer, "arrives_on": arrives, "leaves_on": leaves, "status": status}


def a_case(customer: int | None, closed: date | None, **fields: Any) -> Row:
    at = datetime.combine(closed or TODAY, time(12), UTC)
    usual = {
        "customer_id": customer,
        "walk_in": "Table 9",
        "what": "Cold",
        "happened_at": at - DAY,
        "reported_at": at - DAY,
        "opened_at": at - DAY,
        "state": "closed" if closed else "open",
        "ending": "verified" if closed else "",
        "closed_at": at if closed else None,
    }
    return usual | fields


def a_feeling(customer: int, on: date, feeling: int | None) -> Row:
    at = datetime.combine(on, time(12), UTC)
    return {"customer_id": customer, "at": at, "text": "Said hello", "feeling": feeling}


def test_thirty_customers_a_group_are_compared(work: Workplace) -> None:
    closed, people = date(2026, 3, 1), range(1, 61)
    write(
        work,
        customers=[a_customer(one) for one in people],
        cases=[a_case(one, closed) for one in range(1, 31)],
        visits=[a_visit(one, closed + 30 * DAY) for one in range(1, 13)]
        + [a_visit(one, closed, 0) for one in range(31, 61)]
        + [a_visit(one, closed + 40 * DAY) for one in range(31, 37)],
        touchpoints=[a_feeling(one, closed + DAY, 1 + one % 2) for one in range(1, 31)]
        + [a_feeling(31, closed + DAY, 2)],
    )
    comparison = RecoveryMeasures(work).compare(MeasureScope())
    recovered, no_failure = comparison.recovered, comparison.no_failure
    assert comparison.days == 180
    assert recovered.returned is not None
    assert (recovered.n, recovered.returned.k, recovered.returned.n) == (30, 12, 30)
    assert recovered.feeling == mean_of([1, 2] * 15)
    assert no_failure.returned is not None
    assert (no_failure.n, no_failure.returned.k) == (30, 6)
    assert (no_failure.felt, no_failure.feeling) == (1, None)


def test_twenty_nine_are_not_enough_to_say_anything(work: Workplace) -> None:
    people = range(1, 30)
    write(
        work,
        customers=[a_customer(one) for one in people],
        cases=[a_case(one, date(2026, 3, 1)) for one in people],
    )
    comparison = RecoveryMeasures(work).compare(MeasureScope())
    assert (comparison.recovered.n, comparison.recovered.returned) == (29, None)
    assert (comparison.no_failure.n, comparison.no_failure.returned, comparison.no_failure.feeling) == (
        0,
        None,
        None,
    )


def test_only_who_was_watched_for_the_whole_span_counts(work: Workplace) -> None:
    last = TODAY - SPAN
    people = [a_customer(one) for one in (1, 2, 3, 4)]
    cases = [a_case(1, last), a_case(2, last + DAY)]
    visits = [a_visit(3, last, None), a_visit(4, last, 1)]
    write(work, customers=people, cases=cases, visits=visits)
    comparison = RecoveryMeasures(work).compare(MeasureScope())
    assert (comparison.recovered.n, comparison.no_failure.n) == (1, 1)


def test_the_visit_of_the_case_is_no_return() -> None:
    ended = Ended(date(2026, 3, 1), visit_id=7)
    for visit_id, returned in ((7, 0), (8, 1)):
        tally = Tally()
        tally.add(ended, GoingOn([VisitFact(visit_id, date(2026, 3, 9), date(2026, 3, 10), True)]))
        assert tally.returned == returned


@pytest.mark.parametrize(("days", "returned"), [(0, 0), (1, 1), (180, 1), (181, 0)])
def test_a_return_begins_after_the_day_and_within_the_span(days: int, returned: int) -> None:
    tally, on = Tally(), date(2026, 3, 1)
    arrives = on + timedelta(days=days)
    tally.add(Ended(on, None), GoingOn([VisitFact(1, arrives, arrives, False)]))
    assert tally.returned == returned


def test_the_first_visit_of_the_period_is_watched() -> None:
    visits = [
        VisitFact(1, date(2026, 1, 1), date(2026, 1, 3), True),
        VisitFact(2, date(2026, 2, 1), date(2026, 2, 2), True),
        VisitFact(3, date(2026, 1, 9), date(2026, 1, 9), False),
    ]
    assert first_visit_over(visits, since=None, until=TODAY) == Ended(date(2026, 1, 3), 1)
    assert first_visit_over(visits, since=date(2026, 1, 4), until=TODAY) == Ended(date(2026, 2, 2), 2)
    assert first_visit_over(visits, since=date(2026, 2, 3), until=TODAY) is None


def test_comparing_stops_when_nobody_waits_any_more(work: Workplace) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    for ask in (RecoveryMeasures(work).compare, RecoveryMeasures(work).measure):
        with pytest.raises(Cancelled):
            ask(MeasureScope(), cancellation)


@pytest.mark.parametrize("seed", range(12))
def test_random_lives_are_counted_as_in_the_recount(
    work: Workplace, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_random_lives(work, seed, monkeypatch)


def test_random_lives_are_counted_on_a_server_too(server: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    check_random_lives(server, 5, monkeypatch)


def check_random_lives(work: Workplace, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_on, "AT_A_TIME", 17)
    monkeypatch.setattr("app.cases.measures.comparing.SOLID_FROM", 1)
    rows = random_rows(random.Random(seed))
    write(work, **rows)
    for scope in (MeasureScope(), MeasureScope(date(2025, 9, 1), date(2026, 4, 30), places=("305", "Bar"))):
        comparison = RecoveryMeasures(work).compare(scope)
        for group, wanted in zip(
            (comparison.recovered, comparison.no_failure), recount(rows, scope), strict=True
        ):
            n, returned, feelings = wanted
            assert n > 0
            assert group.returned is not None
            assert (group.n, group.returned.k, group.felt) == (n, returned, len(feelings))
            if feelings:
                assert group.feeling is not None
                assert group.feeling.value == pytest.approx(sum(feelings) / len(feelings))


def random_rows(rng: random.Random) -> dict[str, list[Row]]:
    people = range(1, 71)

    def some_day() -> date:
        return date(2025, 6, 1) + timedelta(days=rng.randrange(530))

    def visit_of(person: int) -> Row:
        status = rng.choice(["completed", "completed", "completed", "here", "booked", "cancelled"])
        return a_visit(person, some_day(), rng.choice([None, 0, 1, 5]), status)

    merged = {person: rng.choice([7, 65]) for person in (20, 40, 60)} | {65: 33}
    return {
        "customers": [a_customer(p, archived=p % 9 == 0) for p in people if p not in merged]
        + [a_customer(p, merged[p], archived=True) for p in (65, 20, 40, 60)],
        "visits": [{"id": 1 + at} | visit_of(rng.choice(people)) for at in range(200)],
        "touchpoints": [
            a_feeling(rng.choice(people), some_day(), rng.choice([None, -2, -1, 0, 1, 2])) for _ in range(200)
        ],
        "cases": [
            a_case(
                rng.choice([None, *people[:35], 60]),
                rng.choice([None, some_day(), some_day()]),
                ending=rng.choice(["verified", "verified", "unreachable"]),
                place=rng.choice(["305", "Bar", ""]),
                visit_id=rng.choice([None, rng.randrange(1, 201)]),
                removed_at=rng.choice([None, None, None, NOON]),
            )
            for _ in range(60)
        ],
    }


def recount(rows: dict[str, list[Row]], scope: MeasureScope) -> list[tuple[int, int, list[float]]]:
    into = {row["id"]: row["merged_into_id"] for row in rows["customers"] if row["merged_into_id"]}

    def live(person: int) -> int:
        return live(into[person]) if person in into else person

    known = [case for case in rows["cases"] if case["removed_at"] is None and case["customer_id"]]
    troubled = {live(case["customer_id"]) for case in known}
    begins: tuple[dict[int, tuple[date, int | None]], ...] = ({}, {})
    for case in sorted(known, key=lambda case: case["closed_at"] or NOON):
        allowed = not scope.places or case["place"] in scope.places
        if allowed and case["state"] == "closed" and case["ending"] == "verified":
            begin(begins[0], live(case["customer_id"]), case["closed_at"].date(), case["visit_id"], scope)
    for visit in sorted(rows["visits"], key=lambda visit: visit["leaves_on"] or visit["arrives_on"]):
        person = live(visit["customer_id"])
        if visit["status"] == "completed" and person not in troubled:
            begin(begins[1], person, visit["leaves_on"] or visit["arrives_on"], visit["id"], scope)
    return [went_on(rows, starts, live) for starts in begins]


def begin(starts: dict[int, Any], person: int, on: date, visit_id: int | None, scope: MeasureScope) -> None:
    in_period = (not scope.since or scope.since <= on) and (not scope.until or on <= scope.until)
    if in_period and on + SPAN <= TODAY:
        starts.setdefault(person, (on, visit_id))


def went_on(rows: dict[str, list[Row]], starts: dict[int, Any], live: Any) -> tuple[int, int, list[float]]:
    returned, means = 0, []
    for person, (on, visit_id) in starts.items():
        later = [
            visit
            for visit in rows["visits"]
            if live(visit["customer_id"]) == person
            and visit["id"] != visit_id
            and visit["status"] in ("completed", "here")
            and 1 <= (visit["arrives_on"] - on).days <= 180
        ]
        returned += bool(later)
        felt = [
            touch["feeling"]
            for touch in rows["touchpoints"]
            if live(touch["customer_id"]) == person
            and touch["feeling"] is not None
            and 1 <= (touch["at"].date() - on).days <= 180
        ]
        if felt:
            means.append(sum(felt) / len(felt))
    return len(starts), returned, means
