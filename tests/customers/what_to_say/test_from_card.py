from datetime import UTC, date, datetime

import pytest

from app.core.partial_dates import PartialDate
from app.core.recurring import Repeats
from app.customers.freshness import Freshness
from app.customers.schemas.card import Card
from app.customers.schemas.knowledge import (
    ClueRow,
    CompanionRow,
    PreferenceGroupRow,
    PreferenceRow,
)
from app.customers.schemas.person import CardRow, Presence, VisitTotals, Whereabouts
from app.customers.what_to_say.facts import CompanionFact, OccasionFact, TasteFact, VisitFact
from app.customers.what_to_say.from_card import facts_of
from app.model.companion import CompanionKind
from app.model.occasion import OccasionKind
from app.model.preference import Evidence, Scope, Strength
from app.occasions.rows import OccasionRow
from app.wording.formats import Wording

TODAY = date(2026, 11, 25)
NOTED = datetime(2026, 6, 14, 23, 30, tzinfo=UTC)  # the 15th in Zurich


@pytest.fixture
def wording() -> Wording:
    return Wording("hotel", "en", "Europe/Zurich", "CHF")


def card(where: Whereabouts | None = None, totals: VisitTotals | None = None, **more: object) -> Card:
    head = CardRow(
        id=1,
        version=1,
        display_name="Léa Müller",
        whereabouts=where or Whereabouts(Presence.AWAY),
        totals=totals or VisitTotals(),
        created_at=NOTED,
    )
    return Card(head=head, **more)  # type: ignore[arg-type]


def preference(text: str, **more: object) -> PreferenceRow:
    values = {
        "strength": Strength.LIKE,
        "freshness": Freshness.SEEN_ONCE,
        "evidence": Evidence.OBSERVED,
        "noted_at": NOTED,
    }
    return PreferenceRow(id=1, version=1, text=text, **(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Whereabouts(Presence.HERE), True),
        (Whereabouts(Presence.ARRIVING, arrives_on=TODAY), True),
        (Whereabouts(Presence.ARRIVING, arrives_on=date(2026, 11, 26)), False),
        (Whereabouts(Presence.AWAY, last_on=date(2026, 11, 1)), False),
    ],
)
def test_somebody_here_or_arriving_today_is_expected(
    wording: Wording, where: Whereabouts, expected: bool
) -> None:
    assert facts_of(card(where), today=TODAY, wording=wording).expected is expected


def test_the_last_visit_with_its_place_comes_beside_the_card(wording: Wording) -> None:
    totals = VisitTotals(count=3, completed=3, first_on=date(2019, 1, 1), last_on=date(2026, 9, 1))
    assert facts_of(card(totals=totals), today=TODAY, wording=wording).last == VisitFact(date(2026, 9, 1))
    placed = VisitFact(date(2026, 9, 1), "210")
    assert facts_of(card(totals=totals), today=TODAY, wording=wording, last_visit=placed).last == placed


def test_a_pet_gets_its_latest_news_and_a_person_none(wording: Wording) -> None:
    companions = (
        CompanionRow(1, 1, "Biscuit", CompanionKind.PET, "dachshund"),
        CompanionRow(2, 1, "Anna", CompanionKind.PARTNER, "wife"),
    )
    clues = (
        ClueRow(1, 1, "biscuit was at the vet", NOTED),
        ClueRow(2, 1, "Biscuits with the tea", datetime(2026, 7, 1, tzinfo=UTC)),
        ClueRow(3, 1, "Anna was tired", NOTED),
    )
    facts = facts_of(card(companions=companions, clues=clues), today=TODAY, wording=wording)
    assert facts.companions == (
        CompanionFact(
            "Biscuit", "dachshund", pet=True, news="biscuit was at the vet", news_on=date(2026, 6, 15)
        ),
        CompanionFact("Anna", "wife"),
    )


def test_an_occasion_of_a_companion_brings_the_relation(wording: Wording) -> None:
    occasions = (
        OccasionRow(
            1, 1, OccasionKind.BIRTHDAY, PartialDate(11, 29, 2017), next_on=date(2026, 11, 29), years=9,
            companion_id=7, companion_name="Louis",
        ),
        OccasionRow(2, 1, OccasionKind.HONEYMOON, PartialDate(6, 1, 2020), repeats=Repeats.ONCE),
    )  # fmt: skip
    companions = (CompanionRow(7, 1, "Louis", CompanionKind.CHILD, "son"),)
    facts = facts_of(card(occasions=occasions, companions=companions), today=TODAY, wording=wording)
    assert facts.occasions == (
        OccasionFact("birthday", date(2026, 11, 29), person="Louis", relation="son", years=9),
    )


def test_only_standing_likes_of_their_own_that_are_not_fresh_are_doubtful(wording: Wording) -> None:
    rows = (
        preference("jazz", last_confirmed_on=date(2025, 1, 1)),
        preference("Earl Grey"),
        preference("tulips", freshness=Freshness.FRESH),
        preference("lifts", strength=Strength.DISLIKE),
        preference("no nuts", strength=Strength.MUST),
        preference("late check-out", scope=Scope.VISIT),
        preference("trains", companion_id=7),
    )
    groups = (PreferenceGroupRow(1, "Likes", preferences=rows),)
    facts = facts_of(card(groups=groups), today=TODAY, wording=wording)
    assert facts.doubtful == (TasteFact("jazz", date(2025, 1, 1)), TasteFact("Earl Grey", date(2026, 6, 15)))
