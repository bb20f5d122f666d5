"""Ideas are ranked by stated rules, each with its sentence and its numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from time import thread_time

import pytest

from app.core.acting import Desk
from app.model.case import Case, CaseState
from app.model.companion import CompanionShare
from app.model.gesture import GestureKind
from app.model.preference import MustKind, Strength
from app.moments.service.settings import MomentSettingsService
from app.moments.settings import MomentSettings
from app.occasions.schemas import MomentKey
from tests.cases.made import put_case
from tests.moments.idea_desk import DAY, IdeaDesk


def test_without_any_data_the_catalogue_comes_in_its_order_and_says_so(desk: IdeaDesk) -> None:
    key = desk.birthday(desk.customer())
    desk.gesture("Zebra ride", position=2000)
    ideas = desk.ideas(key)
    feasible = [one for one in ideas if one.feasible]
    assert len(feasible) >= 3
    assert all([reason.rule for reason in one.reasons] == ["untried"] for one in feasible)
    assert {one.points for one in ideas} == {0}
    assert feasible[-1].name == "Zebra ride"


def test_what_was_enjoyed_comes_first_this_time_with_a_difference(desk: IdeaDesk) -> None:
    lea = desk.customer()
    louis = desk.child(lea)
    cake = desk.gesture("Giraffe cake", 3800)
    desk.delivered(lea, cake, reaction=5, companion_id=louis)
    key = desk.birthday(lea, louis)
    assert desk.ideas(key)[0].gesture_id == cake
    expected = "“Giraffe cake” on 29 Nov 2025: 5 of 5. This time with a difference."
    assert desk.sentence(key, cake, "enjoyed") == expected
    assert desk.idea(key, cake).times_had == 1
    assert [clash.sentence for clash in desk.idea(key, cake).clashes.clashes] == [
        "“Giraffe cake” was given on 29 Nov 2025"
    ]


def test_something_like_what_was_enjoyed_is_told_without_the_difference(desk: IdeaDesk) -> None:
    lea = desk.customer()
    desk.delivered(lea, desk.gesture("Giraffe cake"), reaction=4)
    other = desk.gesture("Giraffe on safari")
    assert desk.sentence(desk.birthday(lea), other, "enjoyed") == "“Giraffe cake” on 29 Nov 2025: 4 of 5."


def test_what_a_case_gave_and_was_rated_well_counts_too(desk: IdeaDesk) -> None:
    lea, gesture = desk.customer(), desk.gesture("Boat trip")
    case = put_case(desk.work, lea, state=CaseState.CLOSED)
    with desk.work.write() as session:
        session.get_one(Case, case).rating = 5
    desk.given(lea, gesture, at=datetime(2026, 3, 1, 12, tzinfo=UTC), cost=10, what="", case_id=case)
    assert desk.sentence(desk.birthday(lea), gesture, "enjoyed") is not None


@pytest.mark.parametrize(("reaction", "points"), [(2, -40), (3, -40), (None, -25)])
def test_the_same_again_sinks_unless_it_was_loved(desk: IdeaDesk, reaction: int | None, points: int) -> None:
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    desk.delivered(lea, cake, reaction=reaction, kind="anniversary")
    idea = desk.idea(desk.birthday(lea), cake)
    assert idea.points == points
    assert [one.gesture_id for one in desk.ideas(desk.birthday(lea)) if one.feasible][-1] == cake


def test_what_was_given_long_ago_without_a_word_does_not_count_against_it(desk: IdeaDesk) -> None:
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    desk.delivered(lea, cake, on=date(2024, 11, 20))
    idea = desk.idea(desk.birthday(lea), cake)
    assert idea.points == 0
    assert not idea.clashes.clashes


def test_similar_moments_are_of_the_same_kind_and_age(desk: IdeaDesk) -> None:
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    others = [desk.customer(f"Guest {number}") for number in range(6)]
    costs = (3000, 4000, 5000)
    for other, reaction, cost in zip(others, (5, 5, 4), costs, strict=False):
        desk.delivered(other, cake, reaction=reaction, companion_id=desk.child(other), cost=cost)
    desk.delivered(others[3], cake, reaction=1)
    desk.delivered(others[4], cake, reaction=1, kind="graduation", companion_id=desk.child(others[4]))
    key = desk.birthday(lea, desk.child(lea))
    worked = desk.sentence(key, cake, "worked")
    assert worked is not None
    assert worked.startswith("Similar moments: 4.7 of 5, 3 times, ")
    assert desk.work.wording.money(round(sum(costs) / 3)) in worked
    assert desk.idea(key, cake).points == round((14 / 3 - 3) * 20)


def test_a_year_that_is_known_says_who_is_a_child(desk: IdeaDesk) -> None:
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    desk.delivered(desk.customer("Ben"), cake, reaction=5)
    grown_up = desk.child(lea, "Ana")
    assert desk.sentence(desk.birthday(lea, grown_up, year=1990), cake, "tried") == "Tried once: 5 of 5."
    assert desk.sentence(desk.birthday(lea, grown_up, year=2018), cake, "tried") is None


def test_less_than_three_reactions_are_said_as_they_are(desk: IdeaDesk) -> None:
    cake = desk.gesture("Giraffe cake")
    for name, reaction in (("Ben", 5), ("Ana", 4)):
        desk.delivered(desk.customer(name), cake, reaction=reaction)
    key = desk.birthday(desk.customer())
    assert desk.sentence(key, cake, "tried") == "Tried 2 times: 4.5 of 5."
    assert desk.sentence(key, cake, "worked") is None


def test_a_preference_or_a_clue_is_quoted_with_its_day(desk: IdeaDesk) -> None:
    lea = desk.customer()
    tulips = desk.gesture("Bouquet of tulips")
    chef = desk.gesture("Pastry lesson", note="See how the cake is made")
    desk.prefers(lea, "Likes tulips")
    desk.clue(lea, "He asked how the cake was decorated")
    key = desk.birthday(lea)
    assert desk.sentence(key, tulips, "fits") == "Léa Müller: “Likes tulips” (25 Nov 2026)."
    quoted = "Léa Müller: “He asked how the cake was decorated” (clue, 25 Nov 2026)."
    assert desk.sentence(key, chef, "fits") == quoted


def test_who_likes_flowers_likes_every_kind_of_them(desk: IdeaDesk) -> None:
    lea, tulips = desk.customer(), desk.gesture("Bunch of tulips")
    desk.prefers(lea, "Flowers")
    assert desk.sentence(desk.birthday(lea), tulips, "fits") is not None


def test_a_refusal_speaks_for_nothing(desk: IdeaDesk) -> None:
    lea, tulips = desk.customer(), desk.gesture("Bouquet of tulips")
    desk.prefers(lea, "No tulips")
    idea = desk.idea(desk.birthday(lea), tulips)
    assert next(reason.rule for reason in idea.reasons) == "clash"
    assert "fits" not in {reason.rule for reason in idea.reasons}


def test_something_new_is_said_only_of_who_was_given_things(desk: IdeaDesk) -> None:
    lea, ride = desk.customer(), desk.gesture("Boat trip")
    key = desk.birthday(lea)
    assert desk.sentence(key, ride, "new") is None
    desk.delivered(lea, desk.gesture("Poem"), reaction=3)
    assert desk.sentence(key, ride, "new") == "Not had yet, of 1 gesture so far."


def test_what_comes_too_late_stands_after_what_still_works(desk: IdeaDesk) -> None:
    lea = desk.customer()
    cake, note = desk.gesture("Giraffe cake", lead_minutes=48 * 60), desk.gesture("Poem by the team")
    desk.prefers(lea, "Giraffes")
    key, tomorrow = desk.birthday(lea), date(2026, 11, 26)
    idea = desk.idea(key, cake, tomorrow)
    assert not idea.feasible
    assert desk.sentence(key, cake, "too_late", tomorrow) == "Needs 48 h: too late."
    order = [one.gesture_id for one in desk.ideas(key, tomorrow)]
    assert order.index(note) < order.index(cake)
    assert desk.idea(key, cake, DAY).feasible
    assert desk.idea(key, cake, DAY).order_by == datetime(2026, 11, 27, 11, tzinfo=UTC)


def test_a_surprise_without_a_day_is_never_too_late(desk: IdeaDesk) -> None:
    cake = desk.gesture("Giraffe cake", lead_minutes=60 * 24 * 30)
    idea = desk.idea(MomentKey(desk.customer(), None), cake, None)
    assert idea.feasible
    assert idea.order_by is None


def test_the_budget_counts_where_the_venue_has_set_one(desk: IdeaDesk) -> None:
    key = desk.birthday(desk.customer())
    dear, cheap = desk.gesture("Boat trip", 9000), desk.gesture("Poem", 200)
    assert desk.sentence(key, dear, "budget") is None
    owner = replace(desk.work, desk=Desk(1))
    MomentSettingsService(owner).save(MomentSettings(budget_moment_minor=5000))
    assert desk.idea(key, dear).points == -30
    assert desk.idea(key, cheap).points == 5
    assert "more than" in (desk.sentence(key, dear, "budget") or "")
    assert desk.sentence(key, cheap, "tight") is None
    half = desk.gesture("Row round the harbour", 2600)
    assert (desk.sentence(key, half, "tight") or "").endswith("that are left.")


def test_a_must_of_somebody_who_comes_along_blocks_and_says_who_may_allow_it(desk: IdeaDesk) -> None:
    lea, ben = desk.customer(), desk.customer("Ben Odermatt")
    louis = desk.child(ben)
    desk.add(CompanionShare(customer_id=lea, companion_id=louis, relation="son"))
    desk.prefers(ben, "Allergic to nuts", Strength.MUST, must_kind=MustKind.ALLERGY, companion_id=louis)
    cake = desk.gesture("Walnut cake", kind=GestureKind.FOOD_DRINK)
    desk.delivered(lea, cake, reaction=5)
    key = desk.birthday(lea)
    idea = desk.idea(key, cake)
    assert idea.clashes.needs_manager
    expected = "Louis: “Allergic to nuts”. Only a manager may give it all the same, with a reason."
    assert desk.sentence(key, cake, "clash") == expected


def test_what_nobody_wrote_down_is_called_unknown_not_safe(desk: IdeaDesk) -> None:
    cake = desk.gesture("Walnut cake", kind=GestureKind.FOOD_DRINK)
    assert "allergies" in desk.idea(desk.birthday(desk.customer()), cake).clashes.unknown


def test_what_is_planned_already_is_no_idea_any_more(desk: IdeaDesk) -> None:
    lea, cake = desk.customer(), desk.gesture("Giraffe cake")
    moment = desk.delivered(lea, cake)
    key = MomentKey(lea, DAY, moment_id=moment)
    assert cake not in {one.gesture_id for one in desk.ideas(key)}


@pytest.mark.parametrize("seed", range(5))
def test_nothing_that_is_blocked_or_too_late_stands_above_what_can_be_done(desk: IdeaDesk, seed: int) -> None:
    chance = random.Random(seed)
    lea = desk.customer()
    desk.prefers(lea, "Allergic to nuts", Strength.MUST, must_kind=MustKind.ALLERGY)
    desk.prefers(lea, "No fuss")
    desk.prefers(lea, "Likes tulips and giraffes")
    words = ["nut", "giraffe", "tulips", "balloons", "poem", "cake", "candle", "trip"]
    for number in range(25):
        name = f"{' '.join(chance.sample(words, 2))} {number}"
        gesture = desk.gesture(name, lead_minutes=chance.choice([0, 60, 60 * 24 * 10]))
        if chance.random() < 0.5:
            desk.delivered(lea, gesture, reaction=chance.choice([None, 1, 3, 5]))
    ideas = desk.ideas(desk.birthday(lea))
    ranks = [(one.clashes.blocks, not one.feasible, -one.points) for one in ideas]
    assert ranks == sorted(ranks)
    assert {True, False} == {one.clashes.blocks for one in ideas}
    few = desk.ideas(desk.birthday(lea), limit=6)
    assert [one.clashes.blocks for one in few] == [False] * 4 + [True] * 2
    assert all(reason.sentence for one in ideas for reason in one.reasons)


def test_a_catalogue_of_sixty_takes_no_time(desk: IdeaDesk) -> None:
    lea = desk.customer()
    for number in range(60):
        desk.gesture(f"Cake with {number} tulips", contains=["nuts", "dairy"])
    for text in ("Likes tulips", "No fuss", "No candles", "Oat milk", "Quiet room", "Red wine"):
        desk.prefers(lea, text)
    key = desk.birthday(lea)
    desk.ideas(key)
    began = thread_time()
    desk.ideas(key)
    assert thread_time() - began < 0.5
