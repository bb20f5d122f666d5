"""How customers came, against a plain count of the same cards and visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from app.measures.value.people import VisitScope
from app.measures.value.referral_rows import Behind
from app.measures.value.service import ValueMeasures
from app.model.customer import Customer
from app.model.tag import CustomerTag
from app.model.visit import Visit
from app.venue.workplace import Workplace
from tests.venues import NOON, Place, filled_by, open_copy, open_place

TODAY = date(2026, 11, 25)
WORDS = ("", "", "A friend", "a friend", "A FRIEND", "Magazine", "Walked past")
STATUSES = ("completed", "completed", "completed", "here", "booked", "cancelled")
SCOPES = (
    VisitScope(),
    VisitScope(date(2026, 1, 1), TODAY),
    VisitScope(date(2025, 6, 10), date(2026, 3, 3)),
    VisitScope(places=("101", "")),
    VisitScope(date(2025, 1, 1), TODAY, segments=("leisure",)),
    VisitScope(tag_ids=(1,)),
    VisitScope(tag_ids=(0,), places=("102",)),
)


class Person:
    """Everything of one person that counts, put together from all their cards."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.visits: list[Visit] = []
        self.by: int | None = None
        self.heard_from = ""

    @property
    def first(self) -> date:
        """The day of the first visit."""
        return min((visit.arrives_on for visit in self.visits), default=date.max)

    def spent(self, ours: str) -> int:
        """What completed visits cost in the currency of the venue."""
        return sum(
            visit.amount_minor or 0
            for visit in self.visits
            if visit.status == "completed" and visit.currency in ("", ours)
        )

    def is_in(self, scope: VisitScope, tagged: set[int]) -> bool:
        """Whether the first visit ever was one of a scope."""
        return (
            bool(self.visits)
            and (scope.since or date.min) <= self.first <= (scope.until or date.max)
            and any(
                (not scope.places or visit.place in scope.places)
                and (not scope.segments or visit.segment in scope.segments)
                for visit in self.visits
                if visit.arrives_on == self.first
            )
            and (not scope.tag_ids or (self.number in tagged) == (1 in scope.tag_ids))
        )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A hotel with guests of whom some recommended it to others, and some have two cards."""
    with open_copy(tmp_path, filled_by(_fill)) as place:
        yield place


@pytest.fixture
def measures(place: Place) -> ValueMeasures:
    """Measures its value."""
    return ValueMeasures(place.work)


def _fill(work: Workplace) -> None:
    random = Random(11)
    with work.write() as session:
        for number in range(1, 161):
            customer = Customer(
                display_name=f"Guest {number}", created_at=NOON, heard_from=random.choice(WORDS)
            )
            if number > 5 and random.random() < 0.4:
                customer.referred_by_id = random.choice((1, 1, 2, 3, random.randrange(1, number)))
            session.add(customer)
            session.flush()
            if number % 3 == 0:
                session.add(CustomerTag(customer_id=customer.id, tag_id=1))
            for _each in range(random.choice((0, 1, 1, 2, 3, 5))):
                session.add(_visit(customer.id, random))
    with work.write() as session:
        for card, person in ((20, 1), (21, 20), (30, 40), (2, 60), (70, 71), (1, 90)):
            session.get_one(Customer, card).merged_into_id = person


def _visit(customer_id: int, random: Random) -> Visit:
    arrives = TODAY - timedelta(days=random.randrange(0, 900))
    return Visit(
        customer_id=customer_id,
        status=random.choice(STATUSES),
        arrives_on=arrives,
        place=random.choice(("101", "102", "")),
        segment=random.choice(("leisure", "business", "")),
        amount_minor=random.choice((None, 10_000, 25_050)),
        currency=random.choice(("", "CHF", "EUR")),
    )


def _people(work: Workplace) -> dict[int, Person]:
    """Everybody put together one by one."""
    with work.read() as session:
        cards = {card.id: card for card in session.query(Customer)}
        visits = list(session.query(Visit))
        session.expunge_all()

    def in_use(card_id: int) -> int:
        while (into := cards[card_id].merged_into_id) is not None:
            card_id = into
        return card_id

    people: dict[int, Person] = {}
    for card in sorted(cards.values(), key=lambda card: (card.merged_into_id is not None, -card.id)):
        person = people.setdefault(in_use(card.id), Person(in_use(card.id)))
        by = in_use(card.referred_by_id) if card.referred_by_id else None
        if card.merged_into_id is None:
            person.by = by if by != person.number else None
            person.heard_from = card.heard_from
        else:
            person.by = person.by or (by if by != person.number else None)
            person.heard_from = person.heard_from or card.heard_from
    for visit in visits:
        if visit.status in ("completed", "here"):
            people[in_use(visit.customer_id)].visits.append(visit)
    return people


def _those(place: Place, scope: VisitScope) -> list[Person]:
    with place.work.read() as session:
        tagged = {row.customer_id for row in session.query(CustomerTag)}
    return [person for person in _people(place.work).values() if person.is_in(scope, tagged)]


@pytest.mark.parametrize("scope", SCOPES)
def test_whoever_came_first_in_a_period_is_counted_once_with_how_they_came(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    people = _those(place, scope)
    shown = measures.recommended(scope)
    assert (shown.share.k, shown.share.n) == (sum(p.by is not None for p in people), len(people))
    assert 0 < shown.share.k < shown.share.n
    words = Counter(p.heard_from.lower() for p in people if p.by is None)
    assert {way.words.lower(): way.n for way in shown.ways} == {key: n for key, n in words.items() if key}
    assert shown.unknown == words[""]


@pytest.mark.parametrize("scope", SCOPES)
def test_months_are_counted_each_by_itself_and_add_up(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    people = _those(place, scope)
    shown = measures.recommended(scope)
    for month in shown.months:
        those = [p for p in people if month.begin <= p.first <= month.end]
        assert (month.share.k, month.share.n) == (sum(p.by is not None for p in those), len(those))
    assert sum(month.share.n for month in shown.months) == shown.share.n
    assert [month.running for month in shown.months if month.running] == [True] * (
        scope.until in (None, TODAY)
    )


@pytest.mark.parametrize("scope", SCOPES)
def test_those_who_recommend_most_come_with_what_the_others_spent(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    ours = place.work.venue.currency
    brought: dict[int, list[Person]] = {}
    for person in _those(place, scope):
        if person.by is not None:
            brought.setdefault(person.by, []).append(person)
    wanted = sorted(((-len(those), -sum(p.spent(ours) for p in those), by) for by, those in brought.items()))
    shown = measures.recommended(scope).people
    assert [(-row.n, -row.amount_minor, row.customer_id) for row in shown] == wanted[:6]
    assert all(row.name == f"Guest {row.customer_id}" for row in shown)


@pytest.mark.parametrize("scope", SCOPES)
def test_behind_each_figure_stand_those_it_counts(
    place: Place, measures: ValueMeasures, scope: VisitScope
) -> None:
    shown = measures.recommended(scope)
    ours = place.work.venue.currency
    people = {person.number: person for person in _those(place, scope)}
    for month in shown.months:
        page = measures.came(scope, Behind(month.begin, month.end))
        assert page.total == month.share.k == len(page.rows)
        assert all(month.begin <= row.first_on <= month.end and row.referrer for row in page.rows)
    for row in shown.people:
        page = measures.came(scope, Behind(referrer_id=row.customer_id))
        assert (page.total, page.amount_minor) == (row.n, row.amount_minor)
        assert {each.referrer for each in page.rows} == {row.name}
    for spellings, n in ((("",), shown.unknown), *((way.spellings, way.n) for way in shown.ways)):
        page = measures.came(scope, Behind(spellings=spellings), limit=200)
        assert page.total == n == len(page.rows)
        assert {each.heard_from for each in page.rows} <= set(spellings)
        assert all(each.amount_minor == people[each.customer_id].spent(ours) for each in page.rows)


def test_pages_follow_each_other_from_whoever_came_last(place: Place, measures: ValueMeasures) -> None:
    whole = measures.came(VisitScope(), Behind(), limit=200)
    first = measures.came(VisitScope(), Behind(), limit=7)
    second = measures.came(VisitScope(), Behind(), offset=7, limit=7)
    assert first.more
    assert not whole.more
    assert (*first.rows, *second.rows) == whole.rows[:14]
    days = [row.first_on for row in whole.rows]
    assert days == sorted(days, reverse=True)


def test_without_anybody_there_is_no_share(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        shown = ValueMeasures(place.work).recommended(VisitScope())
    assert (shown.share.value, shown.ways, shown.people, shown.unknown) == (None, (), (), 0)
