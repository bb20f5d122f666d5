"""Clues and what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.errors import Conflict, InvalidInput
from app.core.partial_dates import PartialDate
from app.customers.schemas.drafts import ClueDraft, ClueSorting, PreferenceDraft
from app.occasions.drafts import OccasionDraft
from app.promises.schemas import PromiseDraft

if TYPE_CHECKING:
    from tests.customers.conftest import Services

BECOMES = {
    "preference": {"preference": PreferenceDraft(text="Dachshunds")},
    "occasion": {"occasion": OccasionDraft(kind="birthday", on=PartialDate(6, 1))},
    "promise": {"promise": PromiseDraft(what="Ask after Biscuit")},
    "note": {},
}


@pytest.mark.parametrize("kind", BECOMES)
def test_a_clue_becomes_something_and_leaves_the_card(hotel: Services, kind: str) -> None:
    customer_id = hotel.add()
    clue_id = hotel.clues.add_clue(customer_id, ClueDraft(text="Dog was at the vet")).value
    (clue,) = hotel.card(customer_id).clues
    assert (clue.text, clue.staff_name) == ("Dog was at the vet", "Mara Kovac")
    outcome = hotel.clues.sort_clue(clue_id, ClueSorting(version=clue.version, **BECOMES[kind]))
    card = hotel.card(customer_id)
    assert card.clues == ()
    made = {"preference": card.groups, "occasion": card.occasions, "promise": card.promises, "note": (0,)}
    assert len(made[kind]) == 1
    assert outcome.reversal is not None
    outcome.reversal.undo()
    after = hotel.card(customer_id)
    assert [each.text for each in after.clues] == ["Dog was at the vet"]
    assert (after.groups, after.occasions, after.promises) == ((), (), ())


def test_a_clue_is_sorted_once(hotel: Services) -> None:
    clue_id = hotel.clues.add_clue(hotel.add(), ClueDraft(text="x")).value
    hotel.clues.sort_clue(clue_id, ClueSorting(version=1))
    with pytest.raises(Conflict):
        hotel.clues.sort_clue(clue_id, ClueSorting(version=2))


def test_a_clue_becomes_one_thing_only(hotel: Services) -> None:
    clue_id = hotel.clues.add_clue(hotel.add(), ClueDraft(text="x")).value
    both = BECOMES["preference"] | BECOMES["promise"]
    with pytest.raises(InvalidInput):
        hotel.clues.sort_clue(clue_id, ClueSorting(version=1, **both))
