"""Themes are written and tried out in the settings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.metrics.said_words import ranges_of
from app.metrics.theme_settings.preview import PreviewBox, preview_words
from app.surveys.schemas.themes import ThemeDraft, ThemeEdit, ThemePreview
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField, TextField
from app.ui.settings.lines import Line
from app.ui.shared_form import MINE, SharedForm
from tests.metrics.theme_settings.conftest import ThemesDesk


def line(desk: ThemesDesk, name: str) -> Line:
    """The line of a theme in the list."""
    return next(line for line in desk.page.catalogue.lines if line.name == name)


def typed(form: DraftForm, name: str, text: str) -> None:
    """Type into a field."""
    field = form.fields[name]
    assert isinstance(field, LineField | TextField)
    field.set_text(text)


def preview(form: DraftForm) -> PreviewBox:
    """What is shown below the fields."""
    [box] = form.findChildren(PreviewBox)
    return box


def test_words_are_tried_out_while_they_are_typed_and_heard_once_they_are_kept(desk: ThemesDesk) -> None:
    desk.page.catalogue.open_new()
    form = desk.page.catalogue.slot.form
    assert isinstance(form, DraftForm)
    assert preview(form).count.text() == "0 of 3 comments"
    typed(form, "name", "Curtains")
    typed(form, "words.en", "curtain*, drapes")
    assert preview(form).count.text() == "2 of 3 comments"
    assert [line.accessibleName() for line in preview(form).lines] == [
        "The curtain rod, the curtains",
        "Ghastly curtains",
    ]
    form.submit()
    assert line(desk, "Curtains").facts == "in 2 comments · 2 words"
    desk.runner.undo()
    assert all(each.name != "Curtains" for each in desk.page.catalogue.lines)


def test_what_cannot_be_heard_is_said_and_nothing_is_kept(desk: ThemesDesk) -> None:
    desk.page.catalogue.open_new()
    form = desk.page.catalogue.slot.form
    assert isinstance(form, DraftForm)
    typed(form, "name", "All")
    typed(form, "words.en", "*")
    form.submit()
    assert all(each.name != "All" for each in desk.page.catalogue.lines)


def test_other_languages_stay_when_one_is_changed(desk: ThemesDesk, qtbot: QtBot) -> None:
    words = {"en": ("drapes",), "sv": ("gardin*",)}
    theme_id = desk.services.themes.add(ThemeDraft(name="Curtains", words=words)).value
    desk.page.load()
    form = desk.page._offers.form_of(line(desk, "Curtains"))
    assert isinstance(form, SharedForm)
    qtbot.addWidget(form)
    typed(form, "words.en", "curtain*")
    form.submit()
    row = next(row for row in desk.services.themes.list_themes() if row.id == theme_id)
    assert (row.words, row.mentions) == ({"en": ("curtain*",), "sv": ("gardin*",)}, 2)


def test_words_changed_by_two_ask_which_it_shall_be(desk: ThemesDesk, qtbot: QtBot) -> None:
    theme_id = desk.services.themes.add(ThemeDraft(name="Curtains", words={"en": ("drapes",)})).value
    desk.page.load()
    form = desk.page._offers.form_of(line(desk, "Curtains"))
    assert isinstance(form, SharedForm)
    qtbot.addWidget(form)
    typed(form, "words.en", "curtain*")
    desk.services.themes.edit(theme_id, ThemeEdit(version=1, words={"en": ("blind*",)}))
    form.submit()
    assert set(form.differences) == {"words.en"}
    form.differences["words.en"].pick.button(MINE).click()
    form.submit()
    row = next(row for row in desk.services.themes.list_themes() if row.id == theme_id)
    assert row.words == {"en": ("curtain*",)}


@pytest.mark.parametrize(
    ("preview", "words"),
    [
        (ThemePreview(0, 0, 0, ()), "There are no comments yet to try these words on."),
        (ThemePreview(12, 340, 340, ()), "12 of 340 comments"),
        (ThemePreview(1, 1, 1, ()), "1 of 1 comment"),
        (ThemePreview(80, 2000, 3400, ()), "80 of the newest 2,000 comments"),
    ],
)
def test_how_many_are_said_of_how_many(desk: ThemesDesk, preview: ThemePreview, words: str) -> None:
    assert preview_words(preview, desk.work.wording) == words


def test_words_are_marked_where_they_stand() -> None:
    comment = "Check-in: nobody CALLED  back, recalled nothing"
    assert [comment[a:b] for a, b in ranges_of(comment, ("check in", "called back"))] == [
        "Check-in",
        "CALLED  back",
    ]
    assert ranges_of(comment, ()) == []
    assert ranges_of("a.b", ("a b", ".*")) == [(0, 3)]
