"""One typing mistake is forgiven, and only when nothing matches exactly."""

from __future__ import annotations

import random

import pytest

from app.storage.lookup.spelling import pieces_of
from tests.storage.lookup.conftest import Town

NAMES = (
    "Schneider",
    "Fernandez",
    "Kowalski",
    "Müller",
    "Ångström",
    "Petrov",
    "Nakamura",
    "Okafor",
    "Papadakis",
    "Weber",
)


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    """Ten people and a dog."""
    shared_town.add_all(
        [(f"Robin {name}", {"companions": ["Biscuit"] if name == "Weber" else []}) for name in NAMES]
    )
    return shared_town


def mistakes(word: str) -> list[str]:
    """The word with one letter left out, doubled, exchanged or swapped, never the first."""
    wrong = [word[:at] + word[at + 1 :] for at in range(1, len(word))]
    wrong += [word[:at] + "x" + word[at:] for at in range(1, len(word))]
    wrong += [word[:at] + "x" + word[at + 1 :] for at in range(1, len(word))]
    wrong += [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_any_one_mistake_in_a_name_is_forgiven(town: Town, name: str) -> None:
    missed = [wrong for wrong in mistakes(name.lower()) if f"Robin {name}" not in town.names(wrong)]
    assert missed == []


@pytest.mark.parametrize("name", ["schneider", "fernandez", "kowalski", "nakamura", "papadakis"])
def test_an_unfinished_word_may_be_mistyped_too(town: Town, name: str) -> None:
    beginnings = [name[:end] for end in range(5, len(name))]
    missed = [
        wrong
        for beginning in beginnings
        for wrong in mistakes(beginning)
        if not any(name in found.lower() for found in town.names(wrong))
    ]
    assert missed == []


def test_the_result_says_that_a_mistake_was_forgiven(town: Town) -> None:
    assert town.find("schnieder").typo_forgiven
    assert not town.find("schneider").typo_forgiven
    assert not town.find("zzzzzz").typo_forgiven


def test_nothing_is_forgiven_when_something_matches(town: Town) -> None:
    assert town.names("weber") == ["Robin Weber"]
    town.add("Ada Webber")
    assert town.names("weber") == ["Robin Weber"]
    assert town.names("webber") == ["Ada Webber"]


def test_two_mistakes_are_not_forgiven(town: Town) -> None:
    assert town.names("schnxidxr") == []
    assert town.names("robim schnieder") == []


def test_the_other_words_must_match(town: Town) -> None:
    assert town.names("robin kowlaski") == ["Robin Kowalski"]
    assert town.names("schneider kowlaski") == []


def test_other_words_than_names_are_forgiven(town: Town) -> None:
    assert town.names("biscit") == ["Robin Weber"]


@pytest.mark.parametrize("typed", ["x", "zq", "9999998", "!!"])
def test_what_is_too_short_or_a_number_is_not_guessed(town: Town, typed: str) -> None:
    assert town.names(typed) == []


def test_a_word_and_its_mistakes_share_a_piece() -> None:
    letters = random.Random(4)
    for _ in range(300):
        word = "".join(letters.choice("abcdefgh") for _ in range(letters.randint(4, 12)))
        for wrong in mistakes(word):
            assert pieces_of(word) & pieces_of(wrong), (word, wrong)
