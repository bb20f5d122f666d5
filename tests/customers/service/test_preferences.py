"""Preferences: evidence, freshness, groups, scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.core.errors import Conflict, InvalidInput
from app.customers.freshness import Freshness
from app.customers.schemas.drafts import CompanionDraft, PreferenceDraft, PreferenceEdit
from app.customers.schemas.knowledge import PreferenceRow
from app.customers.schemas.visits import ArrivalDraft
from app.model.preference import Evidence, MustKind, Scope, Strength

if TYPE_CHECKING:
    from tests.customers.conftest import Services


def only(hotel: Services, customer_id: int) -> PreferenceRow:
    """The one preference on the card."""
    (group,) = hotel.card(customer_id).groups
    (row,) = group.preferences
    return row


def test_a_preference_goes_under_its_topic_or_its_strength(hotel: Services) -> None:
    customer_id = hotel.add()
    for draft in (
        PreferenceDraft(text="High floor", group_key="room"),
        PreferenceDraft(text="Tulips"),
        PreferenceDraft(text="Jazz", strength=Strength.DISLIKE),
        PreferenceDraft(text="Gluten free", strength="must", must_kind="diet", group_key="food_drink"),
    ):
        hotel.preferences.add_preference(customer_id, draft)
    groups = {group.name: [row.text for row in group.preferences] for group in hotel.card(customer_id).groups}
    assert groups == {
        "Must have": ["Gluten free"],
        "Room": ["High floor"],
        "Likes": ["Tulips"],
        "Dislikes": ["Jazz"],
    }
    (must,) = hotel.card(customer_id).musts
    assert (must.text, must.must_kind) == ("Gluten free", MustKind.DIET)


def test_what_is_known_already_is_confirmed_and_not_doubled(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Oat milk", evidence="observed"))
    assert only(hotel, customer_id).freshness is Freshness.SEEN_ONCE
    outcome = hotel.preferences.add_preference(customer_id, PreferenceDraft(text="oat MILK", evidence="told"))
    row = only(hotel, customer_id)
    assert (row.text, row.times_seen, row.evidence) == ("Oat milk", 2, Evidence.TOLD)
    assert row.last_confirmed_on == hotel.work.today()
    assert row.confirmed_by_name == "Mara Kovac"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert only(hotel, customer_id).times_seen == 1


def test_still_true_makes_an_old_preference_fresh(hotel: Services) -> None:
    customer_id = hotel.add()
    preference_id = hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Tulips")).value
    hotel.clock.forward(days=400)
    assert only(hotel, customer_id).freshness is Freshness.LONG_AGO
    hotel.preferences.confirm_preference(preference_id)
    assert only(hotel, customer_id).freshness is Freshness.FRESH


def test_not_any_more_takes_it_off_the_card_and_undo_brings_it_back(hotel: Services) -> None:
    customer_id = hotel.add()
    preference_id = hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Tulips")).value
    outcome = hotel.preferences.withdraw_preference(preference_id)
    assert hotel.card(customer_id).groups == ()
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert only(hotel, customer_id).text == "Tulips"


def test_a_changed_strength_moves_it_to_the_fitting_group(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Nuts", strength=Strength.DISLIKE))
    row = only(hotel, customer_id)
    hotel.preferences.edit_preference(
        row.id, PreferenceEdit(version=row.version, strength=Strength.MUST, must_kind=MustKind.ALLERGY)
    )
    changed = only(hotel, customer_id)
    assert (changed.group_name, changed.must_kind) == ("Must have", MustKind.ALLERGY)
    hotel.preferences.edit_preference(row.id, PreferenceEdit(version=changed.version, strength=Strength.LIKE))
    liked = only(hotel, customer_id)
    assert (liked.group_name, liked.must_kind) == ("Likes", None)


def test_a_preference_for_one_visit_goes_with_the_visit(hotel: Services) -> None:
    customer_id = hotel.add()
    draft = PreferenceDraft(text="Cot in the room", scope=Scope.VISIT)
    with pytest.raises(InvalidInput) as caught:
        hotel.preferences.add_preference(customer_id, draft)
    assert caught.value.problems[0].field == "scope"
    visit_id = hotel.visits.receive(customer_id, ArrivalDraft(place="412")).value
    hotel.preferences.add_preference(customer_id, draft)
    assert only(hotel, customer_id).visit_id == visit_id
    hotel.visits.check_out(visit_id)
    assert hotel.card(customer_id).groups == ()


def test_a_must_of_a_companion_is_among_the_musts_and_on_the_companion(hotel: Services) -> None:
    customer_id = hotel.add()
    louis = hotel.companions.add_companion(customer_id, CompanionDraft(name="Louis", kind="child")).value
    hotel.preferences.add_preference(
        customer_id, PreferenceDraft(text="No nuts", strength="must", companion_id=louis)
    )
    card = hotel.card(customer_id)
    assert [(must.text, must.companion_name) for must in card.musts] == [("No nuts", "Louis")]
    assert [must.text for must in card.companions[0].musts] == ["No nuts"]


def test_somebody_elses_companion_is_refused(hotel: Services) -> None:
    louis = hotel.companions.add_companion(hotel.add("A"), CompanionDraft(name="Louis")).value
    with pytest.raises(InvalidInput):
        hotel.preferences.add_preference(hotel.add("B"), PreferenceDraft(text="Nuts", companion_id=louis))


def test_a_stale_preference_is_a_conflict_with_both_texts(hotel: Services) -> None:
    customer_id = hotel.add()
    hotel.preferences.add_preference(customer_id, PreferenceDraft(text="Tulips"))
    row = only(hotel, customer_id)
    hotel.preferences.edit_preference(row.id, PreferenceEdit(version=row.version, text="Red tulips"))
    with pytest.raises(Conflict) as caught:
        hotel.preferences.edit_preference(row.id, PreferenceEdit(version=row.version, text="White tulips"))
    assert (caught.value.theirs, caught.value.yours) == ({"text": "Red tulips"}, {"text": "White tulips"})
