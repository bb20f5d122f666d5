"""The themes with which a venue begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.codes import VenueKind
from app.model.theme import Pillar
from app.storage.comment_search.listening import Listener
from app.storage.comment_search.patterns import patterns_of
from app.surveys.schemas.themes import ThemeDraft, kept_words
from app.surveys.service.themes import ThemeService
from app.wording.theme_starters import starter_themes
from tests.venues import open_place

LANGUAGES = {"en", "de", "fr", "it", "es"}
SAID = (
    ("en", "They remembered our dog's name.", {"personalisation", "name"}),
    ("en", "Nobody called back about the shower.", {"resolution", "bathroom"}),
    ("en", "Queue at check-in, again.", {"time_and_effort", "waiting", "arrival"}),
    (
        "de",
        "Das Frühstück war kalt, und wir haben lange gewartet.",
        {"breakfast", "waiting", "time_and_effort"},
    ),
    ("fr", "Chambre bruyante, mais un accueil chaleureux", {"room", "noise", "empathy", "staff", "arrival"}),
    ("it", "Personale gentile, colazione ottima", {"staff", "empathy", "breakfast"}),
    ("es", "El baño no estaba limpio", {"bathroom", "cleanliness"}),
    ("", "The team was kind, but the tea was cold", {"staff", "empathy", "drinks"}),
    ("", "Bad food", {"food"}),
    ("en", "I feel at home", set()),
    ("en", "Easy to change the date.", {"time_and_effort"}),
)


def heard(kind: str, comment: str, language: str) -> set[str]:
    """The keys of the starters that are heard in a comment."""
    starters = starter_themes(kind)
    listener = Listener(
        pattern for number, theme in enumerate(starters) for pattern in patterns_of(number, theme.words)
    )
    return {starters[number].key for number in listener.hears(comment, language)}


@pytest.mark.parametrize(("language", "comment", "keys"), SAID)
def test_what_is_often_said_is_heard(language: str, comment: str, keys: set[str]) -> None:
    assert heard("hotel", comment, language) == keys


@pytest.mark.parametrize("kind", VenueKind)
def test_every_kind_of_venue_has_the_six_pillars_and_more_in_five_languages(kind: str) -> None:
    starters = starter_themes(kind)
    assert [theme.pillar for theme in starters[:6]] == list(Pillar)
    assert len(starters) > 12
    assert all(set(theme.words) == LANGUAGES for theme in starters)
    assert len({theme.key for theme in starters}) == len({theme.name for theme in starters}) == len(starters)
    for theme in starters:
        words = {language: tuple(said) for language, said in theme.words.items()}
        draft = ThemeDraft(name=theme.name, words=words)
        assert kept_words(draft.words) == theme.words, theme.key


def test_a_new_venue_listens_for_them_and_takes_none_twice(tmp_path: Path) -> None:
    with open_place(tmp_path) as place:
        service = ThemeService(place.work)
        assert len(service.list_themes()) == len(starter_themes("hotel"))
        assert service.missing_starters() == ()
        assert service.add_starters().value == 0
