"""What came of gestures equals what somebody would count by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled
from app.core.measures.means import mean_of
from app.model.codes import VisitStatus
from app.model.playbook import Playbook, PlaybookVersion
from app.model.visit import Visit
from app.moments.outcomes.service import OutcomeReader
from app.moments.schemas.rows import OutcomeRow
from tests.moments.idea_desk import IdeaDesk
from tests.venues import NOON

TODAY = date(2026, 11, 25)
UNTIL = TODAY - timedelta(days=365)


@dataclass
class Life:
    """What one made-up customer did."""

    visits: list[tuple[date, date, str]] = field(default_factory=list)
    had: list[tuple[int, date]] = field(default_factory=list)

    def completed(self) -> list[tuple[date, date]]:
        """The visits that happened."""
        return [(first, last) for first, last, status in self.visits if status == VisitStatus.COMPLETED]

    def cell(self, day: date) -> tuple[int, int, int]:
        """The month of a day, and how many visits there had been."""
        n = sum(first <= day for first, _last in self.completed())
        return day.year, day.month, 5 if n >= 5 else 2 if n >= 2 else 1

    def returned(self, day: date) -> bool:
        """Whether they came within a year of it."""
        return any(day < first <= day + timedelta(days=365) for first, _last in self.completed())


def make_lives(desk: IdeaDesk, gestures: list[int], *, seed: int, count: int) -> list[Life]:
    """Customers with visits and moments by chance."""
    chance, lives = random.Random(seed), []
    for number in range(count):
        customer, life = desk.customer(f"Guest {number}"), Life()
        for _visit in range(chance.choice([0, 1, 2, 3, 6])):
            arrives = date(2024, 9, 1) + timedelta(days=chance.randrange(700))
            leaves = arrives + timedelta(days=chance.randrange(5))
            status = chance.choice([VisitStatus.COMPLETED] * 4 + [VisitStatus.CANCELLED])
            desk.add(Visit(customer_id=customer, status=status, arrives_on=arrives, leaves_on=leaves))
            life.visits.append((arrives, leaves, status))
        for first, _last in life.completed():
            if chance.random() < 0.4:
                gesture = chance.choice(gestures)
                desk.delivered(customer, gesture, reaction=chance.choice([None, 3, 4, 5]), on=first)
                life.had.append((gesture, first))
        lives.append(life)
    return lives


def counted(lives: list[Life], gesture: int) -> tuple[int, int, int, int]:
    """By hand: with it and back, with it, without it and back, without it."""
    days = [day for life in lives for _gesture, day in life.had if day <= UNTIL]
    since = min(days).replace(day=1)
    cells, back, n = set(), 0, 0
    for life in lives:
        mine = [day for one, day in life.had if one == gesture and day <= UNTIL]
        if mine:
            n, back = n + 1, back + life.returned(min(mine))
            cells.add(life.cell(min(mine)))
    without_back = without = 0
    for life in lives:
        ends = [last for _first, last in life.completed() if since <= last <= UNTIL]
        if ends and gesture not in {one for one, _day in life.had} and life.cell(min(ends)) in cells:
            without, without_back = without + 1, without_back + life.returned(min(ends))
    return back, n, without_back, without


def row_of(rows: tuple[OutcomeRow, ...], gesture: int) -> OutcomeRow:
    """What is said of one gesture."""
    return next(row for row in rows if row.gesture_id == gesture)


def check_counts(desk: IdeaDesk, seed: int) -> None:
    """Made-up customers, counted by the database and by hand."""
    gestures = [desk.gesture(f"Gesture {number}") for number in range(2)]
    with desk.at_once():
        lives = make_lives(desk, gestures, seed=seed, count=160)
    rows = OutcomeReader(desk.work).gestures()
    for gesture in gestures:
        row, by_hand = row_of(rows, gesture), counted(lives, gesture)
        assert (row.returned_n, row.returned_without_n) == (by_hand[1], by_hand[3])
        if min(by_hand[1], by_hand[3]) >= 30:
            assert row.returned == pytest.approx(by_hand[0] / by_hand[1])
            assert row.returned_without == pytest.approx(by_hand[2] / by_hand[3])
        else:
            assert row.returned is None
            assert row.returned_without is None
    assert any(row.returned is not None for row in rows)


@pytest.mark.parametrize("seed", [1, 2])
def test_who_came_back_equals_a_count_by_hand(desk: IdeaDesk, seed: int) -> None:
    check_counts(desk, seed)


def test_a_server_counts_alike(server_idea_desk: IdeaDesk) -> None:
    check_counts(server_idea_desk, 1)


def test_reactions_and_cost_are_those_of_all_delivered_moments(desk: IdeaDesk) -> None:
    cake, lea = desk.gesture("Giraffe cake"), desk.customer()
    for number, (reaction, cost) in enumerate([(5, 3000), (4, 3500), (None, 4000)]):
        desk.delivered(lea, cake, reaction=reaction, cost=cost, on=date(2026, 1, 1 + number))
    row = row_of(OutcomeReader(desk.work).gestures(), cake)
    assert (row.name, row.times, row.reactions) == ("Giraffe cake", 3, 2)
    assert row.mean_reaction == 4.5
    assert row.interval == mean_of([5, 4]).interval
    assert (row.cost_minor, row.mean_cost_minor) == (10500, 3500)
    assert row.returned is None


def test_a_playbook_counts_with_all_its_versions_and_whatever_was_given(desk: IdeaDesk) -> None:
    book = desk.add(Playbook(name="Children's birthday", kind="birthday"))
    versions = [
        desk.add(PlaybookVersion(playbook_id=book, number=number, made_at=NOON, definition={}))
        for number in (1, 2)
    ]
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    for day, version in enumerate(versions):
        on = date(2026, 1, 1 + day)
        desk.delivered(lea, cake, reaction=5, cost=100, on=on, playbook_version_id=version)
    row = next(row for row in OutcomeReader(desk.work).playbooks() if row.playbook_id == book)
    assert (row.name, row.times, row.mean_reaction, row.cost_minor) == ("Children's birthday", 2, 5.0, 200)


def test_what_worked_is_what_was_taken_best_three_times_at_least(desk: IdeaDesk) -> None:
    lea = desk.customer()
    good, best, rare = desk.gesture("Good"), desk.gesture("Best"), desk.gesture("Rare")
    for gesture, reactions in ((good, (4, 4, 4)), (best, (5, 5, 4)), (rare, (5, 5))):
        for number, reaction in enumerate(reactions):
            desk.delivered(lea, gesture, reaction=reaction, on=date(2026, 1, 1 + number))
    assert [row.name for row in OutcomeReader(desk.work).worked()] == ["Best", "Good"]


def test_a_venue_without_moments_has_nothing_to_tell(desk: IdeaDesk) -> None:
    reader = OutcomeReader(desk.work)
    assert reader.gestures() == reader.playbooks() == reader.worked() == ()


def test_nobody_waits_for_what_is_not_wanted_any_more(desk: IdeaDesk) -> None:
    desk.delivered(desk.customer(), desk.gesture("Giraffe cake"), on=date(2025, 1, 1))
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(Cancelled):
        OutcomeReader(desk.work).gestures(cancellation)
