"""Captured lines become rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from app.core.errors import InvalidInput
from app.core.partial_dates import PartialDate
from app.customers.capture.grammar import propose
from app.customers.capture.proposals import (
    NewClue,
    NewCompanion,
    NewName,
    NewOccasion,
    NewPreference,
    NewPromise,
    NewTouchpoint,
    Proposal,
    Reason,
    Refusal,
)
from app.customers.words.occasions import occasion_title, occasion_when
from app.model.alias import AliasKind
from app.model.companion import CompanionKind
from app.model.preference import MustKind, Strength
from app.wording.reading import Reading

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def test_a_companion_and_their_birthday_come_in_one_step(hotel: Services) -> None:
    customer_id = hotel.add()
    proposal = Proposal(
        "son Louis, birthday 29 Nov",
        (
            NewOccasion("birthday", PartialDate(11, 29), person="Louis"),
            NewCompanion("Louis", "child", "son"),
        ),
    )
    outcome = hotel.capture.save(customer_id, proposal)
    card = hotel.card(customer_id)
    (louis,) = card.companions
    assert (louis.name, louis.kind, louis.relation) == ("Louis", CompanionKind.CHILD, "son")
    assert [occasion.on for occasion in louis.occasions] == [PartialDate(11, 29)]
    assert outcome.said == "2 things kept"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    after = hotel.card(customer_id)
    assert (after.companions, after.occasions) == ((), ())


def test_a_must_about_somebody_known_by_a_word_makes_the_companion(hotel: Services) -> None:
    customer_id = hotel.add()
    part = NewPreference("must", "no nuts", "food_drink", must_kind="allergy", about="wife")
    hotel.capture.save(customer_id, Proposal("wife is allergic to nuts", (part,)))
    hotel.capture.save(customer_id, Proposal("again", (part,)))
    card = hotel.card(customer_id)
    assert [(row.name, row.kind) for row in card.companions] == [("Wife", CompanionKind.PARTNER)]
    assert [(must.companion_name, must.must_kind, must.times_seen) for must in card.musts] == [
        ("Wife", MustKind.ALLERGY, 2)
    ]


def test_a_promise_finds_its_owner_by_first_name(hotel: Services) -> None:
    customer_id = hotel.add()
    due = datetime(2026, 11, 26, 19, 30, tzinfo=ZoneInfo("Europe/Zurich"))
    hotel.capture.save(customer_id, Proposal("x", (NewPromise("quiet table", due, owner="mara"),)))
    end = datetime(2026, 11, 27, 23, 59, tzinfo=ZoneInfo("Europe/Zurich"))
    hotel.capture.save(
        customer_id, Proposal("x", (NewPromise("a cake", end, whole_day=True, owner="the kitchen"),))
    )
    first, second = hotel.card(customer_id).promises
    assert (first.what, first.owner_name, first.due_at) == ("quiet table", "Mara Kovac", due.astimezone(UTC))
    assert (second.what, second.whole_day, second.due_on) == (
        "a cake (the kitchen)",
        True,
        date(2026, 11, 27),
    )


def test_names_clues_and_contacts_are_kept(hotel: Services) -> None:
    customer_id = hotel.add("Léa")
    for part in (
        NewName("Lee", "preferred"),
        NewName("LAY-ah", "said"),
        NewName("Müller", "former"),
        NewName("müller", "former"),
        NewClue("Dog was at the vet"),
        NewTouchpoint("called about the bill", "call", -1),
    ):
        hotel.capture.save(customer_id, Proposal("x", (part,)))
    card = hotel.card(customer_id)
    assert (card.head.preferred_name, card.head.say_name) == ("Lee", "LAY-ah")
    assert [(alias.name, alias.kind) for alias in card.head.aliases] == [("Müller", AliasKind.FORMER)]
    assert [clue.text for clue in card.clues] == ["Dog was at the vet"]
    assert hotel.cards.feeling_curve(customer_id).score == -1


def test_all_parts_are_kept_or_none(hotel: Services) -> None:
    customer_id = hotel.add()
    parts = (NewClue("fine"), NewPreference("like", "4111 1111 1111 1111", "likes"))
    with pytest.raises(InvalidInput):
        hotel.capture.save(customer_id, Proposal("x", parts))
    assert hotel.card(customer_id).clues == ()


def test_a_refused_line_is_not_kept(hotel: Services) -> None:
    customer_id = hotel.add()
    with pytest.raises(InvalidInput):
        hotel.capture.save(customer_id, Proposal("x", refusal=Refusal(Reason.EMPTY)))


@pytest.mark.parametrize(
    ("line", "strength"),
    [("allergic to nuts", Strength.MUST), ("likes tulips", Strength.LIKE), ("hates jazz", Strength.DISLIKE)],
)
def test_what_the_bar_proposes_can_be_kept(hotel: Services, line: str, strength: Strength) -> None:
    customer_id = hotel.add()
    now = hotel.clock.at.astimezone(ZoneInfo("Europe/Zurich"))
    hotel.capture.save(customer_id, propose(line, now=now))
    (group,) = hotel.card(customer_id).groups
    assert [row.strength for row in group.preferences] == [strength]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("call every 3 months", ("call", "every 3 months, next 25 Feb 2027")),
        ("third monday of november", ("A day to remember", "third Monday of November, next 15 Nov 2027")),
        (
            "Louis' birthday 29 Feb",
            ("Birthday of Louis", "29 Feb, kept on 28 February 2027: there is no 29th"),
        ),
        ("Léa's birthday 3 May", ("Birthday", "3 May")),
    ],
)
def test_a_day_that_comes_back_is_kept_as_it_was_said(
    hotel: Services, line: str, said: tuple[str, str]
) -> None:
    customer_id = hotel.add()
    now = hotel.clock.now().astimezone(ZoneInfo("Europe/Zurich"))
    hotel.capture.save(customer_id, propose(line, now=now))
    (row,) = hotel.card(customer_id).occasions
    reading = Reading(hotel.work.wording, hotel.work.clock)
    assert (occasion_title(row), occasion_when(row, reading)) == said
