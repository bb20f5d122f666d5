import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.core.words import gettext, ngettext
from app.wording.languages import catalogues, country_name, language_name, own_name
from app.wording.translation import start_translation


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    catalogue = Catalog(locale="de", domain="regulars")
    catalogue.add("guest", "Gast")
    catalogue.add(("{count} guest", "{count} guests"), ("{count} Gast", "{count} Gäste"))
    target = tmp_path / "de" / "LC_MESSAGES" / "regulars.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
    yield tmp_path
    start_translation("en", tmp_path)


def test_a_catalogue_translates_the_words(folder: Path) -> None:
    start_translation("de", folder)
    assert gettext("guest") == "Gast"
    assert [ngettext("{count} guest", "{count} guests", count) for count in (1, 2)] == [
        "{count} Gast",
        "{count} Gäste",
    ]


def test_a_language_of_a_country_takes_the_catalogue_of_the_language(folder: Path) -> None:
    start_translation("de-CH", folder)
    assert gettext("guest") == "Gast"


def test_without_a_catalogue_the_words_are_english(folder: Path) -> None:
    start_translation("fi", folder)
    assert gettext("guest") == "guest"


def test_a_word_is_no_look_at_the_disk(folder: Path) -> None:
    start_translation("de", folder)
    shutil.rmtree(folder / "de")
    assert gettext("guest") == "Gast"


def test_going_back_to_english_takes_effect_at_once(folder: Path) -> None:
    start_translation("de", folder)
    start_translation("en", folder)
    assert gettext("guest") == "guest"


def test_the_languages_on_offer_are_those_with_a_catalogue(folder: Path, tmp_path: Path) -> None:
    assert catalogues(folder) == ("en", "de")
    assert catalogues(tmp_path / "nothing") == ("en",)


def test_languages_and_countries_have_names() -> None:
    assert language_name("fr", "en") == "French"
    assert language_name("de-CH", "en") in {"German", "Swiss High German"}
    assert own_name("de") == "Deutsch"
    assert country_name("ch", "en") == "Switzerland"


def test_an_unknown_code_comes_back_as_it_is() -> None:
    assert language_name("zz-nothing", "en") == "zz-nothing"
    assert country_name("QQ", "en") == "QQ"
