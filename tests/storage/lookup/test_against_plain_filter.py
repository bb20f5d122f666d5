"""The lookup finds what a plain filter over everybody finds, with people of many scripts."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest
from anyascii import anyascii
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.lookup.conftest import Town, stay, swiss

GIVEN = (
    "Anna", "Anne-Marie", "Björn", "Chloé", "Đorđe", "Élodie", "François", "Grzegorz", "Hüseyin", "İpek", "Jürgen",
    "Kateřina", "Łukasz", "Márta", "Nuño", "Óscar", "Þóra", "Søren", "Ștefan", "Åsa", "Zoë", "Иван", "Ольга", "Юлия",
    "Γιώργος", "Ελένη", "محمد", "ליאור", "अनिल", "王", "美咲", "철수", "さくら", "D'Arcy", "Jean-Luc",
)  # fmt: skip
FAMILY = (
    "Müller", "Mueller", "Muller", "O'Brien", "OBrien", "Groß", "Dvořák", "García", "Ibáñez", "Królikowska", "Łoś",
    "Nguyễn", "Ångström", "Ærø", "Øverland", "Sigurðsson", "Çelik", "Žižka", "Петров", "Щербакова", "Παπαδάκης",
    "علي", "כהן", "शर्मा", "伟", "田中", "김", "すずき", "St. John", "van der Berg", "Smith-Jones", "Li", "Lim",
)  # fmt: skip
PETS = ("Biscuit", "Müsli", "Бобик", "Rex", "Лайка")
LIKES = ("oat milk", "Feather-free pillow", "crème brûlée", "тихая комната", "靠窗", "no gluten")
LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "ı": "i"}


def plain(text: str) -> str:
    """Lower case without accents, the long way."""
    lower = "".join(LETTERS.get(letter, letter) for letter in text.lower().replace("i\u0307", "i"))
    decomposed = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


GERMANIC = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}
UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
SYLLABLES = re.compile("[\u4e00-\u9fff\uac00-\ud7a3]+")


def forms(word: str) -> set[str]:
    """The ways of writing one word."""
    composed = unicodedata.normalize("NFC", word)
    germanic = "".join(GERMANIC.get(letter, letter) for letter in composed.lower())
    latin = {"".join(filter(str.isalnum, anyascii(text).lower())) for text in (composed, plain(word))}
    return ({plain(word), plain(germanic)} | latin) - {""}


def chunks(text: str) -> list[list[str]]:
    """What stands between spaces, cut at signs."""
    return [
        [word for word in re.split(r"[.'\-]", chunk) if word] for chunk in re.split(r"[\s,]+", text) if chunk
    ]


def known_forms(facts: dict[str, object], name: str) -> set[str]:
    """Everything in letters by which somebody is found."""
    found = set()
    for text in (name, *facts["companions"], *facts["likes"]):
        for parts in chunks(text):
            for at, word in enumerate(parts):
                found |= forms(word) | forms("".join(parts[at:]))
                tails = [word[start:] for start in range(len(word)) if UNSPACED.search(word)]
                for tail in tails:
                    found |= forms(tail) if SYLLABLES.fullmatch(tail) else {plain(tail)}
    return found


def is_found_by(typed: str, known: set[str]) -> bool:
    """Whether every word typed begins something known."""
    for parts in chunks(typed):
        apart = all(_begins(word, known) for word in parts)
        together = len(parts) > 1 and _begins("".join(parts), known)
        if not (apart or together):
            return False
    return True


def _begins(word: str, known: set[str]) -> bool:
    if len(unicodedata.normalize("NFC", word)) == 1 and SYLLABLES.fullmatch(
        unicodedata.normalize("NFC", word)
    ):
        return any(there.startswith(plain(word)) for there in known) or bool(forms(word) & known)
    return any(there.startswith(form) for form in forms(word) for there in known)


def made_up_people() -> list[tuple[str, dict[str, object]]]:
    """Three hundred people."""
    dice = random.Random(11)
    people = []
    for number in range(300):
        name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
        facts = {
            "companions": [dice.choice(PETS)] if dice.random() < 0.3 else [],
            "likes": [dice.choice(LIKES)] if dice.random() < 0.4 else [],
            "phones": [swiss(f"{dice.randint(200_000_000, 999_999_999)}")] if dice.random() < 0.7 else [],
            "visits": [stay(dice.randint(1, 900))] if number % 3 else [],
        }
        people.append((name, facts))
    return people


PEOPLE = made_up_people()
KNOWN = {number: known_forms(facts, name) for number, (name, facts) in enumerate(PEOPLE, 1)}
TEXTS = {text for name, facts in PEOPLE for text in (name, *facts["companions"], *facts["likes"])}
KNOWN_WORDS = sorted({word for text in TEXTS for word in re.split(r"[\s,]+", text)})


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    """The three hundred."""
    shared_town.add_all([(name, dict(facts)) for name, facts in PEOPLE])
    return shared_town


def typed_from(word: str, end: int, dress: int) -> str:
    """The beginning of a word as somebody may type it."""
    beginning = unicodedata.normalize("NFC", word)[: max(1, end % (len(word) + 1))]
    return (beginning, beginning.upper(), plain(beginning), unicodedata.normalize("NFD", beginning))[dress]


one_word = st.builds(typed_from, st.sampled_from(KNOWN_WORDS), st.integers(1, 12), st.integers(0, 3))


@given(typed=st.lists(one_word, min_size=1, max_size=3))
def test_exactly_those_whom_a_plain_filter_finds_are_found(town: Town, typed: list[str]) -> None:
    text = " ".join(typed)
    result = town.lookup.find(text, limit=400)
    found = set() if result.typo_forgiven else {row.customer_id for row in result.rows}
    assert found == {number for number, known in KNOWN.items() if is_found_by(text, known)}


@given(number=st.integers(0, len(PEOPLE) - 1), start=st.integers(0, 8), length=st.integers(3, 11))
def test_any_run_of_a_phone_number_finds_exactly_those_who_have_it(
    town: Town, number: int, start: int, length: int
) -> None:
    phones = PEOPLE[number][1]["phones"]
    if not phones:
        return
    run = phones[0][1][1:][start : start + length].lstrip("0")
    if len(run) < 3:
        return
    found = {row.customer_id for row in town.lookup.find(run, limit=400).rows}
    having = {
        at for at, (_, facts) in enumerate(PEOPLE, 1) if any(run in phone[1] for phone in facts["phones"])
    }
    assert found == having


@given(text=st.text(max_size=60))
def test_anything_can_be_typed(town: Town, text: str) -> None:
    result = town.find(text)
    assert len(result.rows) <= 50
    for row in result.rows:
        ends = [end for span in row.name_spans for end in span]
        assert ends == sorted(ends)
        assert all(0 <= end <= len(row.name) for end in ends)


@given(text=st.text(alphabet="\"*^(){}[]:+-~ ANDORTNEA|&\\'%_?;\x00", max_size=40))
def test_no_sign_is_an_operator(town: Town, text: str) -> None:
    town.find(text)


@given(typed=one_word)
def test_names_come_before_everything_else_among_those_who_are_away(town: Town, typed: str) -> None:
    rows = town.lookup.find(typed, limit=400).rows
    by_something_else = [row.matched is not None for row in rows]
    assert by_something_else == sorted(by_something_else)
