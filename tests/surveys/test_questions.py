"""What a customer reads, in which language and in whose words."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.core.paths import program_folder
from app.model.survey import Metric
from app.surveys.questions import Questions, Spoken, read_shipped
from app.surveys.settings import QuestionWords, ScaleChoice, SurveySettings

SHIPPED = read_shipped(program_folder() / "resources")


def questions(**settings: object) -> Questions:
    """The questions of a hotel with these settings."""
    return Questions(SHIPPED, SurveySettings(**settings), venue="Hotel Aurora")


def test_five_languages_are_shipped_whole() -> None:
    assert set(SHIPPED) == {"en", "de", "fr", "it", "es"}
    assert all(getattr(words, each.name) for words in SHIPPED.values() for each in fields(Spoken))


def test_half_a_letter_in_the_name_of_a_language_is_kept_as_a_sign() -> None:
    settings = SurveySettings(languages=("\ud83d",), questions={"\ud83d": QuestionWords(why="\ud83d")})
    assert settings.languages == ("\ufffd",)
    assert settings.questions == {"\ufffd": QuestionWords(why="\ufffd")}


@pytest.mark.parametrize(
    ("tags", "chosen", "language"),
    [
        (["de-CH", "en"], (), "de"),
        (["ja", "fr"], (), "fr"),
        (["ja"], (), "en"),
        ([], ("it", "en"), "it"),
        (["de"], ("it", "en"), "it"),
        ([" EN-GB"], ("it", "en"), "en"),
    ],
)
def test_it_is_asked_in_the_language_of_the_customer_where_that_is_offered(
    tags: list[str], chosen: tuple[str, ...], language: str
) -> None:
    assert questions(languages=chosen).language_for(tags) == language


def test_without_a_choice_the_language_of_the_venue_comes_first() -> None:
    home = Questions(SHIPPED, SurveySettings(), venue="Hotel Aurora", home="it-CH")

    assert home.languages == ("it", "en", "de", "fr", "es")


def test_a_question_names_the_venue_and_the_ends_of_its_scale() -> None:
    question = questions().question(Metric.NPS, "en")

    assert question.text == "How likely are you to recommend Hotel Aurora to a friend?"
    assert (question.low, question.high) == ("Not at all likely", "Very likely")


def test_the_words_of_the_venue_come_before_the_shipped_ones() -> None:
    own = {"en": QuestionWords(nps="Would you tell a friend about {venue}?")}
    words = questions(questions=own)

    assert words.question(Metric.NPS, "en").text == "Would you tell a friend about Hotel Aurora?"
    assert words.question(Metric.NPS, "en").low == "Not at all likely"
    assert words.question(Metric.NPS, "de").text.endswith("Hotel Aurora weiterempfehlen?")


def test_where_the_highest_score_is_the_hardest_the_question_is_turned_round() -> None:
    turned = questions(
        ces=ScaleChoice(high_is_good=False), questions={"en": QuestionWords(ces="How much work?")}
    )

    assert turned.question(Metric.CES, "de").text == "Wie viel Mühe hat es Sie gekostet?"
    assert turned.question(Metric.CES, "en").text == "How much work?"
    assert turned.question(Metric.CES, "en").high == "Very much"
