"""States, names, countries, languages and requests in many languages."""

from __future__ import annotations

import pytest

from app.model.codes import VisitStatus
from app.model.preference import MustKind, Scope
from app.transfer.mapping.codes import country_code, language_code
from app.transfer.mapping.names import Name, family_first, full_name
from app.transfer.mapping.requests import FindingKind, sort_remarks, sort_requests
from app.transfer.mapping.statuses import read_status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("CHECKED OUT", VisitStatus.COMPLETED),
        ("checked_out", VisitStatus.COMPLETED),
        ("Abgereist", VisitStatus.COMPLETED),
        ("CANCELLED", VisitStatus.CANCELLED),
        ("Storniert", VisitStatus.CANCELLED),
        ("annulé", VisitStatus.CANCELLED),
        ("キャンセル", VisitStatus.CANCELLED),
        ("RESERVED", VisitStatus.BOOKED),
        ("confermata", VisitStatus.BOOKED),
        ("Checked-in", VisitStatus.HERE),
        ("Im Haus", VisitStatus.HERE),
        ("NO SHOW", VisitStatus.NO_SHOW),
        ("No-Show", VisitStatus.NO_SHOW),
        ("Nicht erschienen", VisitStatus.NO_SHOW),
    ],
)
def test_a_state_is_known_in_many_words(text: str, status: VisitStatus) -> None:
    assert read_status(text) is status


def test_an_unknown_state_is_not_guessed() -> None:
    assert read_status("purple") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hurrell, Reva Mr.", Name("Reva Hurrell", "Hurrell", "Reva", "Mr.")),
        ("Đoković, Wang", Name("Wang Đoković", "Đoković", "Wang")),
        ("van der Berg, Anna Dr.", Name("Anna van der Berg", "van der Berg", "Anna", "Dr.")),
        ("Smith, John Jr.", Name("John Smith Jr.", "Smith", "John", "", "Jr.")),
        ("김, 서연", Name("김 서연", "김", "서연")),
        ("Müller, Léa Prof. Dr.", Name("Léa Müller", "Müller", "Léa", "Prof. Dr.")),
    ],
)
def test_a_family_name_before_the_comma_is_taken_apart(text: str, name: Name) -> None:
    assert family_first(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Anna van der Berg", Name("Anna van der Berg", "van der Berg", "Anna", "Dr.")),
        ("Prof. Dr. Hans Müller", Name("Hans Müller", "Müller", "Hans", "Prof. Dr.")),
        ("Juan Carlos de la Cruz", Name("Juan Carlos de la Cruz", "de la Cruz", "Juan Carlos")),
        ("山田 太郎", Name("山田 太郎", "山田", "太郎")),
        ("Frau Schmidt", Name("Schmidt", "Schmidt", "", "Frau")),
        ("Madonna", Name("Madonna", "", "Madonna")),
        ("Don Quixote", Name("Don Quixote", "Quixote", "Don")),
    ],
)
def test_a_name_in_the_order_it_is_said_is_taken_apart(text: str, name: Name) -> None:
    assert full_name(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PRT", "PT"),
        ("CN", "CN"),
        ("TMP", "TL"),
        ("UK", "GB"),
        ("Deutschland", "DE"),
        ("Estados Unidos", "US"),
        ("日本", "JP"),
        ("XX", ""),
        ("Narnia", ""),
    ],
)
def test_a_country_is_known_by_code_and_name(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pt", "pt"),
        ("de-CH", "de"),
        ("ger", "de"),
        ("German", "de"),
        ("français", "fr"),
        ("日本語", "ja"),
        ("zz", ""),
        ("", ""),
    ],
)
def test_a_language_is_known_by_code_and_name(text: str, code: str) -> None:
    assert language_code(text) == code


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("nut allergy", MustKind.ALLERGY),
        ("Erdnussallergie", MustKind.ALLERGY),
        ("allergique aux noix", MustKind.ALLERGY),
        ("hypoallergenic bedding", MustKind.ALLERGY),
        ("ナッツアレルギー", MustKind.ALLERGY),
        ("аллергия на орехи", MustKind.ALLERGY),
        ("gluten free", MustKind.DIET),
        ("sin lactosa", MustKind.DIET),
        ("wheelchair access", MustKind.ACCESS),
        ("Rollstuhl", MustKind.ACCESS),
        ("insulin in the minibar", MustKind.HEALTH),
    ],
)
def test_only_what_names_health_is_a_must(text: str, must: MustKind) -> None:
    (finding,) = sort_requests(text)
    assert (finding.kind, finding.must_kind, finding.text) == (FindingKind.MUST, must, text)
    assert sort_remarks(text)[0].kind is FindingKind.MUST


@pytest.mark.parametrize(
    "text",
    ["no allergies", "keine Nussallergie", "Allergies: none", "pas d'allergie", "not allergic", "blind date"],
)
def test_what_is_denied_is_no_must(text: str) -> None:
    assert all(finding.kind is not FindingKind.MUST for finding in sort_requests(text))


@pytest.mark.parametrize(
    ("text", "group", "scope"),
    [
        ("high floor", "room", Scope.STANDING),
        ("twin beds", "bed", Scope.STANDING),
        ("feather-free pillow", "bed", Scope.STANDING),
        ("vegetarian breakfast", "food", Scope.STANDING),
        ("late check-out", "service", Scope.VISIT),
        ("parking", "service", Scope.VISIT),
        ("hohe Etage", "room", Scope.STANDING),
    ],
)
def test_a_wish_is_a_preference(text: str, group: str, scope: Scope) -> None:
    (finding,) = sort_requests(text)
    assert (finding.kind, finding.group, finding.scope) == (FindingKind.PREFERENCE, group, scope)


@pytest.mark.parametrize(
    "text", ["honeymoon", "birthday during stay", "dog in room", "something else entirely"]
)
def test_everything_else_is_a_clue(text: str) -> None:
    assert [finding.kind for finding in sort_requests(text)] == [FindingKind.CLUE]


def test_a_cell_of_several_wishes_gives_each_once() -> None:
    found = sort_requests("gluten free, high floor; high floor / sea view")
    assert [finding.text for finding in found] == ["gluten free", "high floor", "sea view"]


def test_remarks_are_clues_even_where_they_sound_like_wishes() -> None:
    found = sort_remarks("likes the sea view, quiet room")
    assert [(finding.kind, finding.text) for finding in found] == [
        (FindingKind.CLUE, "likes the sea view, quiet room")
    ]


@pytest.mark.parametrize("text", ["-1.00", "-2", "-", ".", "a / b; c", '"; DROP TABLE customer', "👾 🙇 💁"])
def test_remarks_are_kept_word_for_word(text: str) -> None:
    assert [(finding.kind, finding.text) for finding in sort_remarks(text)] == [(FindingKind.CLUE, text)]


def test_an_allergy_among_remarks_is_a_must_beside_the_whole_remark() -> None:
    found = sort_remarks("nut allergy, knows the bar team")
    assert [(finding.kind, finding.text) for finding in found] == [
        (FindingKind.MUST, "nut allergy"),
        (FindingKind.CLUE, "nut allergy, knows the bar team"),
    ]
