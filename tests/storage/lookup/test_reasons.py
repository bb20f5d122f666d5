"""Each row says why it is there."""

from __future__ import annotations

import pytest

from app.customers.lookup_rows import Match, MatchField
from tests.storage.lookup.conftest import Town, stay, swiss


def marked(town: Town, typed: str) -> list[str]:
    """What is marked in the name of the first row."""
    row = town.find(typed).rows[0]
    return [row.name[start:end] for start, end in row.name_spans]


@pytest.mark.parametrize(
    ("name", "typed", "marks"),
    [
        ("Jonas Müller", "mül", ["Mül"]),
        ("Jonas Müller", "muell", ["Müll"]),
        ("Jonas Mu\u0308ller", "mull", ["Mu\u0308ll"]),
        ("Jonas Mu\u0308ller", "mu", ["Mu\u0308"]),
        ("Jonas Müller", "mull jo", ["Jo", "Müll"]),
        ("Ana Strauß", "strauss", ["Strauß"]),
        ("Ana Strauß", "straus", ["Strauß"]),
        ("Ana Strauß", "strau", ["Strau"]),
        ("Ærøe Smith", "ae", ["Æ"]),
        ("Ærøe Smith", "aero", ["Ærø"]),
        ("Łukasz", "luk", ["Łuk"]),
        ("Seán O'Brien", "obr", ["O", "Br"]),
        ("Seán O'Brien", "bri", ["Bri"]),
        ("Léa Müller-Odermatt", "mullerod", ["Müller", "Od"]),
        ("王小伟", "小", ["小"]),
        ("王小伟", "小伟", ["小伟"]),
        ("王伟", "wangwe", ["王伟"]),
        ("Андрей Королёв", "korol", ["Корол"]),
        ("Андрей Королёв", "андр", ["Андр"]),
        ("Щукин", "shch", ["Щ"]),
        ("ﬁona", "fi", ["ﬁ"]),
        ("Anna-Maria Annas", "anna", ["Anna", "Anna"]),
        ("👩‍👩‍👧 Family", "fam", ["Fam"]),
        ("नमिता शर्मा", "शर्मा", ["शर्मा"]),
        ("Dvořák", "dvorak", ["Dvořák"]),
    ],
)
def test_the_matching_part_of_the_name_is_marked(town: Town, name: str, typed: str, marks: list[str]) -> None:
    town.add(name)
    assert marked(town, typed) == marks
    assert town.find(typed).rows[0].matched is None


@pytest.mark.parametrize(
    ("facts", "typed", "reason"),
    [
        ({"preferred_name": "Lele"}, "lel", Match(MatchField.PREFERRED_NAME, "Lele")),
        ({"aliases": ["Александра"]}, "aleks", Match(MatchField.ALIAS, "Александра")),
        (
            {"given_name": "Alexandra", "family_name": "Stone"},
            "stone",
            Match(MatchField.ALIAS, "Alexandra Stone"),
        ),
        ({"companions": ["Biscuit"]}, "bisc", Match(MatchField.COMPANION, "Biscuit")),
        ({"phones": [swiss("795558821")]}, "0795", Match(MatchField.PHONE, "0795558821")),
        ({"phones": [swiss("795558821")]}, "5588", Match(MatchField.PHONE, "0795558821")),
        ({"phones": [swiss("795558821")]}, "88 21", Match(MatchField.PHONE, "0795558821")),
        ({"emails": ["sandy.k@example.ch"]}, "sandy.k@", Match(MatchField.EMAIL, "sandy.k@example.ch")),
        ({"emails": ["sandy.k@example.ch"]}, "k sandy", Match(MatchField.EMAIL, "sandy.k@example.ch")),
        ({"visits": [stay(1, status="here", place="412")]}, "412", Match(MatchField.PLACE, "412")),
        ({"visits": [stay(9, reference="HB-117/24")]}, "hb-117", Match(MatchField.REFERENCE, "HB-117/24")),
        ({"card_number": "9900412277"}, "9900412277", Match(MatchField.CARD, "9900412277")),
        ({"card_number": "9900412277"}, "2277", Match(MatchField.CARD, "9900412277")),
        ({"card_number": "9900412277"}, "22 77", Match(MatchField.CARD, "9900412277")),
        ({"tags": ["Wine club"]}, "club", Match(MatchField.TAG, "Wine club")),
        ({"likes": ["Oat milk, always"]}, "oat mi", Match(MatchField.PREFERENCE, "Oat milk, always")),
    ],
)
def test_what_matched_is_said_if_it_was_not_the_name(
    town: Town, facts: dict[str, object], typed: str, reason: Match
) -> None:
    town.add("Jordan Fields", **facts)
    row = town.find(typed).rows[0]
    assert row.matched == reason
    assert row.name_spans == ()


def test_a_name_and_something_else_show_both(town: Town) -> None:
    town.add("Léa Müller", likes=["oat milk"])
    row = town.find("oat lea").rows[0]
    assert marked(town, "oat lea") == ["Léa"]
    assert row.matched == Match(MatchField.PREFERENCE, "oat milk")


def test_a_name_that_explains_everything_needs_no_other_reason(town: Town) -> None:
    town.add("Max Rosen", likes=["roses in the room", "max. two pillows"])
    assert town.find("max ros").rows[0].matched is None


def test_a_mistyped_word_marks_what_was_meant(town: Town) -> None:
    town.add("Jonas Müller", companions=["Biscuit"])
    assert marked(town, "mulelr") == ["Müller"]
    assert town.find("biscut").rows[0].matched == Match(MatchField.COMPANION, "Biscuit")


def test_spans_lie_within_the_name_and_never_overlap(town: Town) -> None:
    town.add("Anna Annabel Hannah-Ann")
    spans = town.find("ann anna an").rows[0].name_spans
    assert spans == ((0, 4), (5, 9), (20, 23))
