import pytest

from app.wording.recovery_starters import LONGEST_KEY
from app.wording.starters import DISLIKES, LIKES, MUST_HAVE, starters_for
from app.wording.venue_words import KINDS, VenueWords


@pytest.mark.parametrize(
    ("kind", "customer", "visit", "place"),
    [
        ("hotel", "guest", "stay", "room"),
        ("restaurant", "guest", "table", "table"),
        ("boutique", "customer", "purchase", "till"),
    ],
)
def test_each_kind_of_venue_has_its_own_words(kind: str, customer: str, visit: str, place: str) -> None:
    words = VenueWords.for_kind(kind)
    assert (words.customer, words.visit, words.place) == (customer, visit, place)


def test_people_are_counted_in_the_singular_and_the_plural() -> None:
    words = VenueWords.for_kind("boutique")
    assert words.customers(1) == "1 customer"
    assert words.customers(2) == "2 customers"
    assert words.customers(0) == "0 customers"


def test_phrases_hold_the_words_that_fill_them() -> None:
    words = VenueWords.for_kind("hotel")
    assert words.at_place("412") == "Room 412"
    assert words.in_place("412") == "room 412"
    assert words.in_place("Harbour bar") == "Harbour bar"
    assert words.here_until("Fri") == "in house until Fri"
    assert words.arrives("tomorrow") == "Arrives tomorrow"
    assert words.last_here("3 weeks ago") == "Last here 3 weeks ago"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_starts_with_musts_first_and_likes_and_dislikes_last(kind: str) -> None:
    keys = [group.key for group in starters_for(kind).groups]
    assert keys[0] == MUST_HAVE
    assert keys[-2:] == [LIKES, DISLIKES]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_the_seven_stages_of_the_journey(kind: str) -> None:
    keys = [stage.key for stage in starters_for(kind).stages]
    assert keys == ["discovery", "booking", "arrival", "stay", "problem", "departure", "after"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_starters_of_a_kind_have_the_same_name(kind: str) -> None:
    starters = starters_for(kind)
    for rows in (starters.groups, starters.stages, starters.tags):
        assert len({row.name for row in rows}) == len(rows)


def test_a_topic_that_a_venue_lacks_goes_under_likes() -> None:
    assert starters_for("hotel").group_name("seating") == "Seating"
    assert starters_for("restaurant").group_name("room") == "Likes"


@pytest.mark.parametrize("kind", KINDS)
def test_every_category_has_a_name_of_its_own_and_a_department_that_is_there(kind: str) -> None:
    starters = starters_for(kind)
    departments = {one.key for one in starters.departments}
    assert {one.department for one in starters.categories} == {*departments, ""}
    for rows in (starters.departments, starters.categories):
        assert len({one.name for one in rows}) == len({one.key for one in rows}) == len(rows)
        assert all(len(one.key) <= LONGEST_KEY for one in rows)
