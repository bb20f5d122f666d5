"""Whose day a title tells, in many languages, and what is no celebration at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.transfer.interpreting.celebrations import celebration_of, looks_like_name


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("Anna Muster's birthday", "birthday", "Anna Muster"),
        ("Anna Muster’s Birthday", "birthday", "Anna Muster"),
        ("James' birthday", "birthday", "James"),
        ("Birthday: Anna Muster", "birthday", "Anna Muster"),
        ("Birthday of Anna Muster", "birthday", "Anna Muster"),
        ("Anna Muster - Birthday", "birthday", "Anna Muster"),
        ("Anna Muster (Birthday)", "birthday", "Anna Muster"),
        ("Happy Birthday Anna!", "birthday", "Anna"),
        ("Geburtstag von Anna Muster", "birthday", "Anna Muster"),
        ("Anna Muster hat Geburtstag", "birthday", "Anna Muster"),
        ("Anna Musters Geburtstag", "birthday", "Anna Muster"),
        ("60. Geburtstag Anna Muster", "birthday", "Anna Muster"),
        ("Anniversaire de Anna Muster", "birthday", "Anna Muster"),
        ("Anniversaire d'Anna Muster", "birthday", "Anna Muster"),
        ("Cumpleaños de Anna Muster", "birthday", "Anna Muster"),
        ("Compleanno di Anna Muster", "birthday", "Anna Muster"),
        ("Aniversário de Ana Souza", "birthday", "Ana Souza"),
        ("Verjaardag van Anna", "birthday", "Anna"),
        ("Anna's verjaardag", "birthday", "Anna"),
        ("День рождения: Анна Петрова", "birthday", "Анна Петрова"),
        ("Annaさんの誕生日", "birthday", "Anna"),
        ("안나님의 생일", "birthday", "안나"),
        ("🎂 Anna Muster's 40th birthday", "birthday", "Anna Muster"),
        ("Anna Muster's wedding anniversary", "anniversary", "Anna Muster"),
        ("Anniversaire de mariage de Anna et Tom", "anniversary", "Anna et Tom"),
        ("40. Hochzeitstag von Anna & Tom", "anniversary", "Anna & Tom"),
        ("Wedding Anna & Tom", "anniversary", "Anna & Tom"),
        ("Namenstag: Anna", "name_day", "Anna"),
        ("Anna Muster's graduation", "graduation", "Anna Muster"),
    ],
)
def test_a_title_says_what_is_celebrated_and_whose_it_is(title: str, kind: str, name: str) -> None:
    found = celebration_of(title)
    assert found is not None
    assert (found.kind.value, found.names[0], found.sure) == (kind, name, True)


@pytest.mark.parametrize(
    ("title", "year", "nth"),
    [
        ("Anna Muster (1980)", 1980, None),
        ("Anna Muster (*1980)", 1980, None),
        ("Anna Muster, Geburtstag (geb. 1980)", 1980, None),
        ("Anna Muster turns 40", None, 40),
        ("Anna Muster's 40th birthday", None, 40),
        ("Anna Muster (40)", None, 40),
    ],
)
def test_a_title_can_tell_the_year_or_the_age(title: str, year: int | None, nth: int | None) -> None:
    found = celebration_of(title)
    assert found is not None
    assert (found.names, found.year, found.nth) == (("Anna Muster",), year, nth)


@pytest.mark.parametrize("title", ["Staff meeting", "Titanic Birthday Party", "", "DevOps DC Meetup"])
def test_what_is_no_celebration_is_taken_for_none(title: str) -> None:
    assert celebration_of(title) is None


@pytest.mark.parametrize(
    "title",
    [
        "Birthday",
        "Our Blissful Anniversary",
        "Birthday cake order",
        "Mum's birthday",
        "Birthday Dinner",
        "Wedding Reception",
        "Order cake for Anna's birthday",
    ],
)
def test_a_celebration_without_a_name_names_nobody(title: str) -> None:
    found = celebration_of(title)
    assert found is not None
    assert not any(looks_like_name(name) for name in found.names)


@given(st.text(max_size=300))
def test_no_title_makes_the_reader_stumble(title: str) -> None:
    found = celebration_of(title)
    assert found is None or all(found.names)
