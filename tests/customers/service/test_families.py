"""One child on two cards, those with a card of their own, and those who have died."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.partial_dates import PartialDate
from app.customers.as_json import card_as_json
from app.customers.schemas.drafts import (
    CompanionDraft,
    ConsentDraft,
    PreferenceDraft,
)
from app.customers.service.saying import SayingService
from app.customers.words.occasions import companion_rest, occasion_title, occasion_when
from app.model.consent import Purpose
from app.model.preference import MustKind, Strength
from app.occasions.drafts import OccasionDraft, OwnKindDraft, ShareDraft
from app.occasions.service.family import FamilyService
from app.occasions.service.own_kinds import OwnKindService
from app.wording.reading import Reading

if TYPE_CHECKING:
    from tests.customers.conftest import Services

NUTS = PreferenceDraft(text="No nuts", strength=Strength.MUST, must_kind=MustKind.ALLERGY)


@pytest.fixture
def reading(hotel: Services) -> Reading:
    """How the desk reads."""
    return Reading(hotel.work.wording, hotel.work.clock)


def shared_louis(hotel: Services) -> tuple[int, int, int]:
    """Louis, the son of Léa and Tom."""
    lea, tom = hotel.add("Léa Roth"), hotel.add("Tom Egli")
    draft = CompanionDraft(name="Louis", kind="child", relation="son", birthday=PartialDate(11, 29, 2017))
    louis = hotel.companions.add_companion(lea, draft).value
    FamilyService(hotel.work).share(louis, ShareDraft(customer_id=tom))
    return lea, tom, louis


def test_a_shared_child_stands_on_both_cards_with_birthday_and_allergy(
    hotel: Services, reading: Reading
) -> None:
    lea, tom, louis = shared_louis(hotel)
    hotel.preferences.add_preference(tom, NUTS.model_copy(update={"companion_id": louis}))
    for customer_id, other in ((lea, "Tom Egli"), (tom, "Léa Roth")):
        card = hotel.card(customer_id)
        assert [(must.text, must.companion_name) for must in card.musts] == [("No nuts", "Louis")]
        assert [(row.companion_name, row.years) for row in card.occasions] == [("Louis", 9)]
        (companion,) = card.companions
        assert [must.text for must in companion.musts] == ["No nuts"]
        assert companion_rest(companion, reading).startswith(
            f"son, also comes with {other}, birthday 29 Nov 2017, turns 9, in 4 days"
        )
    assert not hotel.card(lea).companions[0].is_shared_here
    assert hotel.card(tom).companions[0].is_shared_here


def test_the_childs_name_finds_both_parents_and_the_must_stands_beside_both(hotel: Services) -> None:
    lea, tom, louis = shared_louis(hotel)
    hotel.preferences.add_preference(lea, NUTS.model_copy(update={"companion_id": louis}))
    found = hotel.lookup.find("louis").rows
    assert {row.customer_id for row in found} == {lea, tom}
    assert {row.musts for row in found} == {("No nuts (Louis)",)}
    FamilyService(hotel.work).take_apart(louis, tom)
    assert [row.customer_id for row in hotel.lookup.find("louis").rows] == [lea]


def test_a_companion_with_a_card_brings_the_birthday_from_there(hotel: Services) -> None:
    lea = hotel.add("Léa")
    jonas = hotel.add("Jonas", birthday=PartialDate(12, 1, 1984))
    hotel.companions.add_companion(
        lea, CompanionDraft(name="Jonas", kind="partner", linked_customer_id=jonas)
    )
    (row,) = hotel.card(lea).occasions
    assert (row.companion_name, row.years, row.on_card_of) == ("Jonas", 42, jonas)
    moved = OccasionDraft(kind="birthday", on=PartialDate(12, 2, 1984))
    assert hotel.occasions.add_occasion(jonas, moved).change.customer_ids == {lea, jonas}
    FamilyService(hotel.work).customer_died(jonas)
    card = hotel.card(lea)
    assert card.occasions[0].next_on is None
    assert card.companions[0].deceased_at is not None


def test_whoever_has_died_is_found_but_has_no_next_day(hotel: Services, reading: Reading) -> None:
    lea, tom, louis = shared_louis(hotel)
    hotel.preferences.add_preference(lea, NUTS.model_copy(update={"companion_id": louis}))
    family = FamilyService(hotel.work)
    outcome = family.companion_died(louis)
    for customer_id in (lea, tom):
        card = hotel.card(customer_id)
        assert card.musts == ()
        assert occasion_when(card.occasions[0], reading) == "29 Nov 2017, remembered, not celebrated"
        assert "has died" in companion_rest(card.companions[0], reading)
    assert hotel.lookup.find("louis").rows[0].musts == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert hotel.card(tom).musts != ()
    family.customer_died(lea)
    card = hotel.card(lea)
    assert card.head.deceased_at is not None
    assert SayingService(hotel.work).list_lines(card) == ()
    assert SayingService(hotel.work).list_lines(hotel.card(tom)) != ()
    assert [row.customer_id for row in hotel.lookup.find("Léa Roth").rows] == [lea]


def test_a_no_to_moments_is_known_to_the_card(hotel: Services) -> None:
    lea = hotel.add("Léa")
    assert not hotel.card(lea).wants_no_moments
    hotel.consents.record_consent(lea, ConsentDraft(purpose=Purpose.MOMENTS, given=False))
    assert hotel.card(lea).wants_no_moments


def test_the_command_line_tells_a_shared_child_on_both_cards_and_every_rule(hotel: Services) -> None:
    lea, tom, louis = shared_louis(hotel)
    occasions = hotel.occasions
    occasions.add_occasion(lea, OccasionDraft(label="Team", repeats="nth_weekday", month=5, nth=1, weekday=0))
    occasions.add_occasion(lea, OccasionDraft(label="Call", repeats="keep_in_touch", every=6, unit="week"))
    hers = card_as_json(hotel.card(lea), history=(), say=(), zone="Europe/Zurich")
    his = card_as_json(hotel.card(tom), history=(), say=(), zone="Europe/Zurich")
    (companion,) = his["companions"]
    assert (companion["name"], companion["also_with"], companion["deceased"]) == (
        "Louis",
        ["Léa Roth"],
        False,
    )
    assert companion["occasions"] == his["occasions"]
    assert [row["person"] for row in his["occasions"]] == ["Louis"]
    rules = {
        row["label"] or row["kind"]: [row[name] for name in ("repeats", "nth", "weekday", "every", "unit")]
        for row in hers["occasions"]
    }
    assert rules == {
        "birthday": ["yearly", None, None, None, None],
        "Team": ["nth_weekday", 1, 0, None, None],
        "Call": ["keep_in_touch", None, None, 6, "week"],
    }
    next_days = {row["label"]: row["next_on"] for row in hers["occasions"]}
    assert next_days["Team"] == "2027-05-03"
    FamilyService(hotel.work).companion_died(louis)
    (companion,) = card_as_json(hotel.card(tom), history=(), say=(), zone="Europe/Zurich")["companions"]
    assert (companion["deceased"], companion["occasions"][0]["next_on"]) == (True, None)


def test_every_rule_is_said_in_words(hotel: Services, reading: Reading) -> None:
    lea = hotel.add("Léa")
    team = OwnKindService(hotel.work).add(OwnKindDraft(name="Team day")).value
    for draft in (
        OccasionDraft(kind="birthday", on=PartialDate(2, 29, 2004)),
        OccasionDraft(
            own_kind_id=team, label="the sales team", repeats="nth_weekday", month=5, nth=1, weekday=0
        ),
        OccasionDraft(repeats="keep_in_touch", every=6, unit="week"),
        OccasionDraft(kind="graduation", on=PartialDate(6, 12, 2020), repeats="once"),
        OccasionDraft(kind="name_day", on=PartialDate(10, 4)),
    ):
        hotel.occasions.add_occasion(lea, draft)
    said = {occasion_title(row): occasion_when(row, reading) for row in hotel.card(lea).occasions}
    assert said == {
        "Birthday": "29 Feb 2004, turns 23, kept on 28 February 2027: there is no 29th",
        "Team day: the sales team": "first Monday of May, next 3 May 2027",
        "Keep in touch": "every 6 weeks, next 6 Jan 2027",
        "Graduation": "12 Jun 2020, over",
        "Name day": "4 Oct",
    }
