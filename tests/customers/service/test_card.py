"""The card as a whole, and as the command line writes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from app.core.errors import NotFound
from app.core.partial_dates import PartialDate
from app.customers.as_json import card_as_json
from app.customers.schemas.drafts import AliasDraft, CompanionDraft, PreferenceDraft
from app.customers.schemas.visits import ArrivalDraft, TouchpointDraft, VisitDraft
from app.promises.schemas import PromiseDraft

if TYPE_CHECKING:
    from tests.customers.conftest import Services

TODAY = date(2026, 11, 25)
MOST_STATEMENTS = 27


@contextmanager
def counting(hotel: Services) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    seen: list[str] = []

    def remember(*args: object) -> None:
        seen.append(str(args[2]))

    event.listen(hotel.work.database.engine, "before_cursor_execute", remember)
    yield seen
    event.remove(hotel.work.database.engine, "before_cursor_execute", remember)


def full_card(hotel: Services) -> int:
    """A customer of whom much is known."""
    customer_id = hotel.add(
        phones=("079 555 88 21",),
        emails=("lea@example.ch",),
        birthday=PartialDate(11, 29),
        languages=("de", "fr"),
        tags=("VIP",),
    )
    hotel.contacts.add_alias(customer_id, AliasDraft(name="Lea Muller"))
    hotel.preferences.add_preference(
        customer_id, PreferenceDraft(text="No gluten", strength="must", must_kind="diet")
    )
    hotel.companions.add_companion(
        customer_id, CompanionDraft(name="Louis", kind="child", birthday=PartialDate(11, 30, 2017))
    )
    hotel.visits.add_visit(
        customer_id,
        VisitDraft(status="completed", arrives_on=TODAY - timedelta(days=100), amount_minor=64_000),
    )
    hotel.visits.receive(customer_id, ArrivalDraft(place="412"))
    hotel.promises.make_promise(customer_id, PromiseDraft(what="Quiet table", due_on=TODAY))
    return customer_id


def test_a_card_takes_few_statements_however_much_is_known(hotel: Services) -> None:
    empty, full = hotel.add("New"), full_card(hotel)
    for number in range(30):
        hotel.preferences.add_preference(full, PreferenceDraft(text=f"Preference {number}"))
        hotel.touchpoints.log_touchpoint(full, TouchpointDraft(text=f"Contact {number}", feeling=1))
    with counting(hotel) as for_empty:
        hotel.card(empty)
    with counting(hotel) as for_full:
        hotel.card(full)
    assert len(for_full) <= len(for_empty) <= MOST_STATEMENTS


def test_nobody_has_no_card(hotel: Services) -> None:
    with pytest.raises(NotFound, match="99"):
        hotel.card(99)


def test_the_card_as_json_says_what_the_command_line_promises(hotel: Services) -> None:
    customer_id = full_card(hotel)
    page = hotel.history.list_history(customer_id)
    document = card_as_json(
        hotel.card(customer_id),
        history=page.entries,
        say=[("Ask after Louis.", "companion")],
        zone="Europe/Zurich",
    )
    told = json.loads(json.dumps(document))
    assert set(told) == {
        *("id", "name", "preferred_name", "aliases", "emails", "phones", "birthday", "languages", "tags"),
        *("preferences", "companions", "occasions", "visits", "promises", "cases", "history", "say"),
        *("recommended_by", "heard_from", "recommended"),
    }
    assert told["birthday"] == {"day": 29, "month": 11, "year": None}
    assert (told["aliases"], told["phones"], told["tags"]) == (["Lea Muller"], ["079 555 88 21"], ["VIP"])
    assert told["visits"] == {
        "count": 2,
        "completed": 1,
        "first_on": "2026-08-17",
        "last_on": "2026-11-25",
        "amount_minor": 64_000,
        "currency": "CHF",
    }
    (preference,) = told["preferences"]
    assert (preference["group"], preference["strength"], preference["evidence"]) == (
        "Must have",
        "must",
        "told",
    )
    assert preference["last_confirmed_on"] is None
    assert [occasion["next_on"] for occasion in told["occasions"]] == ["2026-11-29", "2026-11-30"]
    assert (told["promises"][0]["due_on"], told["promises"][0]["due_at"]) == ("2026-11-25", None)
    ats = {(entry["kind"], entry["at"]) for entry in told["history"] if entry["kind"] == "visit"}
    assert ats == {("visit", "2026-11-25T13:00:00+01:00"), ("visit", "2026-08-17")}
    assert told["say"] == [{"text": "Ask after Louis.", "source": "companion"}]
