"""Themes are kept, heard at once, and tried out while they are typed."""

from __future__ import annotations

import pytest

from app.core.errors import Conflict, InvalidInput
from app.model.theme import Pillar
from app.surveys.schemas.themes import ThemeDraft, ThemeEdit, ThemeRow
from app.surveys.service.themes import ThemeService
from tests.surveys.survey_desk import SurveyDesk


def theme(desk: SurveyDesk, theme_id: int) -> ThemeRow:
    """A theme as it is listed."""
    return next(row for row in ThemeService(desk.work).list_themes(also_retired=True) if row.id == theme_id)


def test_a_new_theme_is_heard_in_what_was_said_before(desk: SurveyDesk) -> None:
    desk.record(score=3, comment="Ghastly curtains")
    desk.record(score=9, comment="Lovely curtain rods")
    service = ThemeService(desk.work)
    outcome = service.add(
        ThemeDraft(name="Curtains", pillar=Pillar.EXPECTATIONS, words={"": ("curtain*",), "de": ()})
    )
    row = theme(desk, outcome.value)
    assert (row.mentions, row.pillar, row.words) == (2, Pillar.EXPECTATIONS, {"": ("curtain*",)})
    assert outcome.said == "“Curtains” is a theme now"
    assert outcome.reversal is not None
    outcome.reversal.undo()
    assert all(row.name != "Curtains" for row in service.list_themes())
    outcome.reversal.redo()
    assert theme(desk, outcome.value).mentions == 2


def test_half_a_letter_in_words_or_a_language_is_kept_as_a_sign() -> None:
    draft = ThemeDraft(name="Curtains", pillar=Pillar.EXPECTATIONS, words={" \ud83d ": ("rods \ud83d",)})
    assert draft.words == {"\ufffd": ("rods \ufffd",)}


def test_other_words_are_heard_at_once_and_retiring_forgets_nothing(desk: SurveyDesk) -> None:
    desk.record(score=3, comment="Ghastly curtains")
    service = ThemeService(desk.work)
    theme_id = service.add(ThemeDraft(name="Curtains", words={"en": ("drape*",)})).value
    assert theme(desk, theme_id).mentions == 0
    service.edit(theme_id, ThemeEdit(version=theme(desk, theme_id).version, words={"en": ("curtain*",)}))
    assert theme(desk, theme_id).mentions == 1
    service.edit(theme_id, ThemeEdit(version=theme(desk, theme_id).version, active=False))
    assert theme(desk, theme_id).mentions == 1
    assert all(row.id != theme_id for row in service.list_themes())


def test_a_name_is_given_once_and_an_older_edit_is_a_conflict(desk: SurveyDesk) -> None:
    service = ThemeService(desk.work)
    with pytest.raises(InvalidInput, match="already"):
        service.add(ThemeDraft(name="EMPÁTHY", words={"": ("x",)}))
    theme_id = service.add(ThemeDraft(name="Curtains", words={"": ("curtain*",)})).value
    service.edit(theme_id, ThemeEdit(version=1, name="Drapes"))
    with pytest.raises(Conflict):
        service.edit(theme_id, ThemeEdit(version=1, name="Blinds"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("a*",), "“a\\*” would stand for far too much"),
        (("nice *",), "“\\*” would stand"),
        (("!!",), "“!!” is no word"),
        (("x" * 81,), "too long"),
        (tuple(f"word{number}" for number in range(301)), "300 at most"),
    ],
)
def test_words_that_would_stand_for_everything_or_nothing_are_refused(
    words: tuple[str, ...], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message) as refused:
        ThemeDraft(name="Broad", words={"en": words})
    assert refused.value.problems[0].field == "words"


def test_words_are_tried_out_before_they_are_kept(desk: SurveyDesk) -> None:
    for number in range(30):
        desk.record(score=9, comment=f"Fine curtains {number}" if number % 3 else "Nothing")
    desk.record(score=9, comment="")
    preview = ThemeService(desk.work).preview({"": ("curtain*",)})
    assert (preview.about, preview.looked_at, preview.of, preview.is_all) == (20, 30, 30, True)
    assert preview.heard[0].comment == "Fine curtains 29"
    assert preview.heard[0].words == ("curtains",)
    assert ThemeService(desk.work).preview({}).about == 0
