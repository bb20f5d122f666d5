"""The venue's own templates are written, changed and taken out in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.metrics.template_settings.offers import TemplateOffers
from app.metrics.template_settings.page import TemplatesPage
from app.metrics.template_settings.parts import TemplateParts
from app.surveys.replies.settings import TemplateDraft
from app.surveys.service.templates import TemplateService
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, LineField, TextField
from app.ui.lane import InlineLane
from app.ui.theme.theme import Theme
from app.ui.typed_fields import PickField
from tests.metrics.real_pane import RealPane
from tests.venues import open_place


class TemplatesDesk:
    """The section open at a desk."""

    def __init__(self, parts: TemplateParts) -> None:
        self.parts = parts
        self.page = TemplatesPage(parts)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What the list shows."""
        return [(line.name, line.facts) for line in self.page.catalogue.lines]

    def form(self, at: int | None = None) -> DraftForm:
        """The form of a template, or of a new one."""
        offers = TemplateOffers(self.parts)
        lines = offers.read()
        form = offers.new_form() if at is None else offers.form_of(lines[at])
        assert isinstance(form, DraftForm)
        return form


def fill(form: DraftForm, *, name: str, text: str, language: str = "") -> None:
    """Type into a form."""
    fields = form.fields
    assert isinstance(fields["name"], LineField)
    assert isinstance(fields["text"], TextField)
    assert isinstance(fields["language"], ChoiceField)
    fields["name"].set_text(name)
    fields["text"].set_text(text)
    fields["language"].choose(language)


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[TemplatesDesk]:
    """A hotel without templates of its own."""
    with open_place(tmp_path) as place:
        pane = RealPane(place.work)
        parts = TemplateParts(
            TemplateService(place.work),
            place.work.wording,
            theme,
            bus=pane.bus,
            runner=pane.runner,
            notices=pane.notices,
            new_lane=InlineLane,
        )
        desk = TemplatesDesk(parts)
        qtbot.addWidget(desk.page)
        yield desk
        desk.page.close_lane()


def test_a_template_is_added_changed_and_taken_out(desk: TemplatesDesk, qtbot: QtBot) -> None:
    form = desk.form()
    qtbot.addWidget(form)
    fill(form, name="Voucher", text="Dear {{name}}", language="de")
    form.submit()
    assert desk.told == [("Voucher", "German")]
    form = desk.form(0)
    qtbot.addWidget(form)
    fill(form, name="Voucher for dinner", text="Dear {{name}}, dinner is on us")
    form.submit()
    assert desk.told == [("Voucher for dinner", "In every language")]
    form = desk.form(0)
    qtbot.addWidget(form)
    kept = form.fields["kept"]
    assert isinstance(kept, PickField)
    kept.choose("gone")
    form.submit()
    assert desk.told == []
    desk.parts.runner.undo()
    assert desk.told == [("Voucher for dinner", "In every language")]


def test_a_place_that_there_is_not_is_said_beside_the_text(desk: TemplatesDesk, qtbot: QtBot) -> None:
    form = desk.form()
    qtbot.addWidget(form)
    fill(form, name="Voucher", text="Dear {{nam}}")
    form.submit()
    assert "there is no “nam”" in form.fields["text"].error
    assert desk.told == []


def test_who_was_quicker_is_not_written_over(desk: TemplatesDesk, qtbot: QtBot) -> None:
    desk.parts.service.add(TemplateDraft(name="Voucher", text="A"))
    form = desk.form(0)
    qtbot.addWidget(form)
    desk.parts.service.add(TemplateDraft(name="Sorry", text="B"))
    fill(form, name="Voucher", text="C")
    form.submit()
    assert [one.text for one in desk.parts.service.list_templates()] == ["A", "B"]
