"""Themes are heard in comments by their word lists."""

from __future__ import annotations

import pytest

from app.storage.comment_search.listening import Listener
from app.storage.comment_search.patterns import patterns_of


def heard(words: dict[str, list[str]], comment: str, language: str = "") -> tuple[str, ...]:
    """The words of a comment by which a theme with these lists is heard."""
    return Listener(patterns_of(1, words)).hears(comment, language).get(1, ())


@pytest.mark.parametrize(
    ("entry", "comment", "words"),
    [
        ("queue", "A long queue, again.", ("queue",)),
        ("queue", "We queued for an hour.", ()),
        ("queue*", "We queued. Such a QUEUE! Queued too long", ("queued", "QUEUE")),
        ("called back", "Nobody called back.", ("called back",)),
        ("called back", "They called us back", ()),
        ("call* back", "Nobody calls back", ("calls back",)),
        ("check-in", "Slow check in", ("check in",)),
        ("check-in", "Slow check-in", ("check in",)),
        ("check-in", "Slow checkin", ("checkin",)),
        ("checkin", "Slow check-in", ("check-in",)),
        ("frühstück", "Das Fruehstueck war kalt", ("Fruehstueck",)),
        ("fruhstuck*", "Frühstücksbuffet", ("Frühstücksbuffet",)),
        ("déçu*", "Très decue", ("decue",)),
        ("name", "they knew my náme", ("náme",)),
        ("早餐", "这里的早餐很好吃", ("这里的早餐很好吃",)),
        ("l'accueil", "Merci pour l’accueil", ("l accueil",)),
        ("*", "anything at all", ()),
        ("", "anything at all", ()),
        ("100% again", "100 percent again", ()),
    ],
)
def test_an_entry_stands_for_these_words(entry: str, comment: str, words: tuple[str, ...]) -> None:
    assert heard({"": [entry]}, comment) == words


def test_a_list_counts_in_its_language_and_where_nobody_knows_the_language() -> None:
    lists = {"de": ["kalt*"], "": ["spa"], "fr-CH": ["service"]}
    assert heard(lists, "Kaltes Spa, service", "de-CH") == ("Kaltes", "Spa")
    assert heard(lists, "Kaltes Spa, service", "fr") == ("Spa",)
    assert heard(lists, "Kaltes Spa, service", "FR_ch") == ("Spa", "service")
    assert heard(lists, "Kaltes Spa, service") == ("Kaltes", "Spa", "service")


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("The tea was cold", ()),
        ("On ne voit pas le thé", ("thé",)),
        ("Thé", ("Thé",)),
        ("Das Bad ist nicht sauber", ()),
    ],
)
def test_small_words_tell_the_language_where_nobody_wrote_it_down(
    comment: str, words: tuple[str, ...]
) -> None:
    assert heard({"fr": ["thé", "bad"]}, comment) == words


def test_several_themes_are_told_apart() -> None:
    listener = Listener([*patterns_of(1, {"": ["wait*"]}), *patterns_of(2, {"": ["waiter*", "kind"]})])
    assert listener.hears("The waiter was kind", "en") == {1: ("waiter",), 2: ("waiter", "kind")}
    assert listener.hears("Lovely", "en") == {}
