"""Moments in the history of whoever is celebrated, and of everybody with whom they come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from app.customers.as_json import card_as_json
from app.customers.schemas.drafts import CompanionDraft
from app.customers.schemas.history import HistoryKind
from app.model.clue import Clue, SortedAs
from app.model.gesture import GestureKind, GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.occasions.drafts import ShareDraft
from app.occasions.service.family import FamilyService

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def plan(hotel: Services, customer_id: int, *, gestures: tuple[str, ...] = (), **columns: Any) -> int:
    """Write a moment down."""
    now = hotel.clock.now()
    fields = {"kind": "birthday", "state": MomentState.PLANNED, "made_at": now, "planned_at": now, **columns}
    with hotel.work.write() as session:
        row = Moment(customer_id=customer_id, **fields)
        session.add(row)
        session.flush()
        for what in gestures:
            given = GivenGesture(
                customer_id=customer_id,
                moment_id=row.id,
                what=what,
                kind=GestureKind.OTHER,
                state=GivenState.GIVEN,
                cost_minor=0,
                planned_at=now,
                given_at=now,
            )
            session.add(given)
        return row.id


def told(hotel: Services, customer_id: int) -> list[tuple[str, str]]:
    """The moments of the history."""
    page = hotel.history.list_history(customer_id, kinds=[HistoryKind.MOMENT])
    return [(f"{entry.title}{entry.title_rest}", entry.text) for entry in page.entries]


def test_a_planned_moment_says_for_when(hotel: Services) -> None:
    lea, day = hotel.add(), hotel.work.today() + timedelta(days=4)
    plan(hotel, lea, occurs_on=day, celebrate_on=day)
    plan(hotel, lea, state=MomentState.SUGGESTED, planned_at=None)
    ((title, text),) = told(hotel, lea)
    assert title.startswith("Moment planned: Birthday, for ")
    assert text == ""


def test_a_delivered_moment_says_what_was_given_and_how_they_took_it(hotel: Services) -> None:
    lea = hotel.add()
    moment_id = plan(
        hotel,
        lea,
        gestures=("Chocolate cake", "Balloons"),
        title="Louis turns nine",
        state=MomentState.DELIVERED,
        celebrate_on=hotel.work.today(),
        delivered_at=hotel.clock.now(),
        reaction=5,
        said="He will talk of it for years",
    )
    ((title, text),) = told(hotel, lea)
    assert title == "Moment delivered: Louis turns nine"
    assert text == (
        "Given: Chocolate cake and Balloons. Reaction 5 of 5. They said: “He will talk of it for years”"
    )
    entries = hotel.history.list_history(lea).entries
    (key,) = [entry.key for entry in entries if entry.key is not None]
    assert (key.moment_id, key.customer_id) == (moment_id, lea)
    document = card_as_json(hotel.card(lea), history=entries, say=(), zone="Europe/Zurich")
    assert "moment" in [entry["kind"] for entry in document["history"]]


def test_a_skipped_moment_says_why(hotel: Services) -> None:
    lea = hotel.add()
    plan(
        hotel,
        lea,
        kind="milestone",
        milestone="visit",
        milestone_number=10,
        state=MomentState.SKIPPED,
        skipped_at=hotel.clock.now(),
        skipped_reason="They asked for no fuss",
    )
    assert told(hotel, lea) == [("Not celebrated this time: 10th visit", "They asked for no fuss.")]


def test_the_moment_of_a_shared_child_stands_in_both_histories(hotel: Services) -> None:
    lea, tom = hotel.add("Léa"), hotel.add("Tom")
    louis = hotel.companions.add_companion(lea, CompanionDraft(name="Louis", kind="child")).value
    FamilyService(hotel.work).share(louis, ShareDraft(customer_id=tom))
    plan(hotel, lea, companion_id=louis)
    assert told(hotel, lea) == told(hotel, tom) == [("Moment planned: Birthday of Louis", "")]


def test_what_was_noticed_leads_to_the_moment_it_became(hotel: Services) -> None:
    customer_id = hotel.add("Léa")
    moment_id = plan(hotel, customer_id, kind="surprise", title="Tickets for the lighthouse")
    with hotel.work.write() as session:
        for words, became in (("Loves lighthouses", moment_id), ("Reads a lot", None)):
            session.add(
                Clue(
                    customer_id=customer_id,
                    text=words,
                    noticed_at=hotel.clock.now(),
                    sorted_as=SortedAs.MOMENT if became else "",
                    sorted_into_id=became,
                )
            )
    entries = hotel.history.list_history(customer_id, kinds=[HistoryKind.CLUE]).entries
    keys = {entry.text: entry.key for entry in entries}
    assert keys["Reads a lot"] is None
    assert keys["Loves lighthouses"] is not None
    assert keys["Loves lighthouses"].moment_id == moment_id


def test_a_title_says_itself_whose_moment_it_is(hotel: Services) -> None:
    lea = hotel.add("Léa")
    louis = hotel.companions.add_companion(lea, CompanionDraft(name="Louis", kind="child")).value
    plan(hotel, lea, companion_id=louis, title="Louis turns nine")
    assert told(hotel, lea) == [("Moment planned: Louis turns nine", "")]
