"""Fields belong to their labels and say beside them what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Problem
from app.ui.form_fields import ChoiceField, DateField, Field, LineField, Option, TextField, show_problems
from app.ui.theme.theme import Theme

FEW = [Option("hotel", "Hotel"), Option("shop", "Boutique")]
MANY = [Option(f"Area/City{number}", f"City{number}, Area") for number in range(60)]


def date_field(theme: Theme) -> DateField:
    return DateField(theme, "Born", none_words="not known", clear_words="Take the date away")


def test_a_label_leads_to_its_editor_and_names_it(qtbot: QtBot, theme: Theme) -> None:
    field = LineField("First & last name", hint="As they say it")
    qtbot.addWidget(field)
    label = next(label for label in field.findChildren(QLabel) if label.buddy() is not None)

    assert label.buddy() is field.editor
    assert label.text() == "First && last name"
    assert field.editor.accessibleName() == "First & last name"
    assert field.editor.accessibleDescription() == "As they say it"
    assert field.focusProxy() is field.editor


def test_an_error_stands_beside_the_field_until_it_is_edited(qtbot: QtBot, theme: Theme) -> None:
    field = LineField("Name", hint="As they say it")
    qtbot.addWidget(field)
    field.show()
    edits = []
    field.edited.connect(lambda: edits.append(field.text))

    field.show_error("Write a name.")
    assert field.error == "Write a name."
    assert field.editor.accessibleDescription() == "Write a name."
    qtbot.keyClicks(field.editor, " Anna ")

    assert field.error == ""
    assert edits[-1] == "Anna"
    assert field.editor.accessibleDescription() == "As they say it"


def test_problems_go_to_their_fields_and_the_first_one_gets_the_cursor(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields: dict[str, Field] = {name: LineField(name) for name in ("name", "phone", "email")}
    for field in fields.values():
        field.setParent(page)
    fields["name"].show_error("an old one")

    left = show_problems(
        fields, [Problem("email", "No email."), Problem("phone", "Too short."), Problem("other", "Odd.")]
    )

    assert {name: field.error for name, field in fields.items()} == {
        "name": "",
        "phone": "Too short.",
        "email": "No email.",
    }
    assert left == [Problem("other", "Odd.")]
    assert page.focusWidget() is fields["phone"].editor


def test_several_lines_are_plain_text_and_tab_leaves_them(qtbot: QtBot, theme: Theme) -> None:
    field = TextField("Note")
    qtbot.addWidget(field)
    field.set_text("\n<b>line</b>\nanother\n")

    assert field.text == "<b>line</b>\nanother"
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.text == "<b>line</b>\nanother"


def test_a_choice_gives_the_value_and_not_the_words(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField("Kind", FEW)
    qtbot.addWidget(field)
    edits = []
    field.edited.connect(lambda: edits.append(field.value))

    assert field.value == "hotel"
    assert field.choose("shop")
    assert not field.choose("unknown")
    assert field.value == "shop"
    assert edits == ["shop"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("city7, area", "Area/City7"),
        ("city7", "Area/City7"),
        ("City1", ""),
        ("area", ""),
        ("nowhere", ""),
        (" ", ""),
    ],
)
def test_with_many_options_a_person_types(qtbot: QtBot, theme: Theme, typed: str, value: str) -> None:
    field = ChoiceField("Zone", MANY)
    qtbot.addWidget(field)
    box = field.editor
    assert isinstance(box, QComboBox)
    assert box.isEditable()

    box.setEditText(typed)

    assert field.value == value
    assert box.count() == len(MANY)


def test_whoever_types_only_the_beginning_sees_what_it_was_taken_for(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField("Zone", MANY)
    qtbot.addWidget(field)
    box = field.editor
    assert isinstance(box, QComboBox)
    line = box.lineEdit()
    assert line is not None
    box.setEditText("city7")

    line.editingFinished.emit()

    assert box.currentText() == "City7, Area"
    assert field.value == "Area/City7"


def test_a_date_can_be_given_and_taken_away(qtbot: QtBot, theme: Theme) -> None:
    field = date_field(theme)
    qtbot.addWidget(field)

    assert field.value is None
    field.set_value(date(2024, 2, 29))
    assert field.value == date(2024, 2, 29)
    field.set_value(None)
    assert field.value is None


def test_a_file_dropped_on_a_field_is_left_to_the_window(qtbot: QtBot, theme: Theme) -> None:
    for field in (LineField("Name"), TextField("Note")):
        qtbot.addWidget(field)
        assert not field.editor.acceptDrops()


def test_a_day_is_typed_or_stepped_from_the_day_offered(qtbot: QtBot, theme: Theme) -> None:
    field = date_field(theme)
    qtbot.addWidget(field)
    field.show()
    field.offer(date(2026, 11, 26))
    assert field.value is None
    qtbot.keyClick(field.editor, Qt.Key.Key_Up)
    assert field.value == date(2026, 11, 26)
    field.set_value(None)
    qtbot.keyClicks(field.editor, "5")
    assert field.value is not None
    assert field.value.year == 2026


def test_tab_leaves_a_day_that_is_not_set(qtbot: QtBot, theme: Theme) -> None:
    field = date_field(theme)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is field)
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    now = QApplication.focusWidget()
    assert now is not None
    assert now.accessibleName() == "Take the date away"
