"""What somebody began to type waits for them where nobody else sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import InvalidInput, Problem
from app.ui.changing_hands import change_hands
from app.ui.draft_form import DraftForm
from app.ui.form_fields import Field, LineField
from app.ui.form_slot import FormKey, FormSlot
from app.ui.kept_form import KeptForm
from app.ui.kept_line import KeptLine
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MARA, ANA = 1, 2


class Rules:
    """One name that is kept; it may not be empty."""

    def __init__(self) -> None:
        self.name = LineField("Name")
        self.fields: Mapping[str, Field] = {"name": self.name}
        self.kept = "Harbour House"
        self.fetched = 0

    def read(self) -> dict[str, Any]:
        if not self.name.text:
            raise InvalidInput([Problem("name", "A name is needed.")])
        return {"name": self.name.text}

    def put(self, name: str, value: Any) -> None:
        assert name == "name"
        self.name.set_text(value)

    def words(self, name: str, value: Any) -> str:
        return f"{name} {value}"

    def fetch(self) -> tuple[int, dict[str, Any]]:
        self.fetched += 1
        return 1, {"name": self.kept}

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        self.kept = changes["name"]
        return version == 1


def type_into(field: LineField, text: str) -> None:
    field.set_text(text)
    field.edited.emit()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Everything in it stands in something else."""
    window = QWidget()
    inner = QWidget(window)
    inner.setLayout(QVBoxLayout())
    QVBoxLayout(window).addWidget(inner)
    qtbot.addWidget(window)
    window.show()
    return window


def put(widget: QWidget, window: QWidget) -> None:
    inner = window.layout().itemAt(0).widget()
    inner.layout().addWidget(widget)


def open_note(slot: FormSlot, theme: Theme, about: int = 7) -> LineField:
    field = LineField("Note")
    form = DraftForm(theme, {"note": field}, save=lambda: True)
    slot.open_form(FormKey(about, "note"), lambda: form, title="A note")
    assert slot.form is not None
    shown = slot.form
    assert isinstance(shown, DraftForm)
    note = shown.fields["note"]
    assert isinstance(note, LineField)
    return note


def test_a_form_in_its_place_is_of_whoever_opened_it(window: QWidget, theme: Theme) -> None:
    slot = FormSlot(theme)
    put(slot, window)
    theirs = open_note(slot, theme)
    type_into(theirs, "Called twice")

    change_hands(window, before=MARA, now=ANA)
    assert slot.form is None
    assert not theirs.isVisible()
    mine = open_note(slot, theme)
    assert mine.text == ""
    type_into(mine, "Sent flowers")

    change_hands(window, before=ANA, now=MARA)
    assert theirs.isVisible()
    assert not mine.isVisible()
    change_hands(window, before=MARA, now=ANA)
    assert mine.text == "Sent flowers"
    assert mine.isVisible()


def test_a_form_comes_back_only_with_what_it_is_about(window: QWidget, theme: Theme) -> None:
    slot = FormSlot(theme)
    put(slot, window)
    slot.show_for(7)
    theirs = open_note(slot, theme)
    type_into(theirs, "Called twice")
    change_hands(window, before=MARA, now=ANA)
    slot.show_for(8)

    change_hands(window, before=ANA, now=MARA)
    assert not theirs.isVisible()
    slot.show_for(7)
    assert theirs.isVisible()


def test_a_line_is_of_whoever_typed_it(window: QWidget) -> None:
    line = KeptLine(name="Log", placeholder="")
    put(line, window)
    line.show_for(7)
    line.setText("half a")

    change_hands(window, before=MARA, now=ANA)
    assert line.text() == ""
    line.setText("another")
    line.show_for(8)
    change_hands(window, before=ANA, now=MARA)
    assert line.text() == ""
    line.show_for(7)
    assert line.text() == "half a"


def test_a_form_that_stays_shows_what_is_kept_to_everybody_else(window: QWidget, theme: Theme) -> None:
    rules = Rules()
    form = KeptForm(theme, rules, titles={"name": "Name"})
    put(form, window)
    type_into(rules.name, "Harbour Hou")
    fetched = rules.fetched

    change_hands(window, before=MARA, now=ANA)
    assert rules.name.text == "Harbour House"
    assert not form.is_touched
    form.submit()
    assert rules.kept == "Harbour House"

    change_hands(window, before=ANA, now=MARA)
    assert rules.name.text == "Harbour Hou"
    assert form.is_touched
    assert rules.fetched - fetched == 1, "only after saving, and never for who may perhaps not read it"


def test_what_cannot_be_read_yet_is_let_go(window: QWidget, theme: Theme) -> None:
    rules = Rules()
    form = KeptForm(theme, rules, titles={"name": "Name"})
    put(form, window)
    type_into(rules.name, "")

    change_hands(window, before=MARA, now=ANA)
    change_hands(window, before=ANA, now=MARA)

    assert rules.name.text == "Harbour House"


def test_another_form_is_closed_without_saving(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    field = LineField("What")
    form = DraftForm(theme, {"what": field}, save=lambda: pytest.fail("saved"))
    put(form, window)
    type_into(field, "half a")

    with qtbot.waitSignal(form.left):
        change_hands(window, before=MARA, now=ANA)
    assert not form.is_touched
    with qtbot.assertNotEmitted(form.left):
        change_hands(window, before=ANA, now=MARA)
