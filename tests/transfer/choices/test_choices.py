"""Settling how a file is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.transfer.choices.encoding_words import encoding_name, encoding_words
from app.transfer.choices.file_words import date_example, delimiter_words, read_as
from app.transfer.mapping.dates import DateStyle
from tests.transfer.workbooks import write_workbook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.transfer.pane import ImportPane
    from tests.transfer.pane_desk import ImportDesk

TABLE = "Name;Birthday;Total\nJosé Okafor;03.04.1980;12,50\nAnna Berg;05.06.1990;99,00\n"


@pytest.fixture
def changing(import_desk: ImportDesk, import_pane: ImportPane) -> ImportPane:
    import_pane.open_files([import_desk.file("guests.csv", TABLE)])
    import_pane.head.change_wanted.emit()
    return import_pane


def test_change_shows_the_choices_with_what_is_read_now(changing: ImportPane) -> None:
    choices = changing.match.choices
    assert choices.isVisible()
    assert choices.encoding.value == "utf-8"
    assert choices.delimiter.value == ";"
    assert choices.header.value == "named"
    assert choices.dates.value == "day_first"


def test_the_names_of_now_are_shown_and_those_of_every_other_reading(changing: ImportPane) -> None:
    choices = changing.match.choices
    assert choices._names.accessibleName() == "Names look like this: José Okafor"
    offered = [choices.encoding._box.itemText(place) for place in range(choices.encoding._box.count())]
    assert "UTF-8, every language: José Okafor" in offered
    assert "Windows-1252, Western Europe: JosÃ© Okafor" in offered


def test_a_choice_is_read_and_previewed_at_once(changing: ImportPane) -> None:
    choices = changing.match.choices
    choices.header.choose("unnamed")
    assert changing.view_model.file.look.rows == 3
    choices.delimiter.choose(",")
    assert changing.view_model.file.look.delimiter == ","
    choices.delimiter.choose(";")
    choices.header.choose("named")
    choices.dates.choose("month_first")
    assert changing.view_model.file.mapping.columns[1].date_style is DateStyle.MONTH_FIRST
    assert changing.view_model.report.customers_added == 2


def test_other_letters_change_the_names(changing: ImportPane) -> None:
    changing.match.choices.encoding.choose("cp1252")
    assert changing.view_model.report.new[0].name == "JosÃ© Okafor"
    assert changing.match.choices.isVisible()


def test_escape_goes_back_to_the_columns(changing: ImportPane, qtbot: QtBot) -> None:
    qtbot.keyClick(changing.match.choices, Qt.Key.Key_Escape)
    assert changing.match.columns.isVisible()
    assert changing.view_model.file is not None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("iso8859-15", "ISO 8859-15"),
        ("mac-roman", "Mac Roman"),
        ("cp850", "DOS-850"),
        ("big5", "BIG5"),
    ],
)
def test_encodings_have_the_names_that_other_programs_show(name: str, shown: str) -> None:
    assert encoding_name(name) == shown


def test_an_encoding_says_where_it_was_used() -> None:
    assert encoding_words("cp1251") == "Windows-1251, Cyrillic"


def test_an_unknown_sign_between_cells_is_shown() -> None:
    assert delimiter_words("§") == "separated by “§”"


def test_the_example_of_a_date_is_written_as_in_the_file() -> None:
    assert date_example(DateStyle.MONTH_FIRST, ("1/2/10 8:26",)) == "12/31/2024"
    assert date_example(DateStyle.DAY_FIRST, ("24-05-1989",)) == "31-12-2024"


def test_of_a_workbook_its_sheets_are_offered_and_neither_letters_nor_delimiters(
    import_desk: ImportDesk, import_pane: ImportPane, tmp_path: Path
) -> None:
    sheets = {"Guests": [["Name", "Email"], ["Ada", "ada@example.com"]], "Old": [["Name"], ["Léa"], ["Nils"]]}
    import_pane.open_files([write_workbook(tmp_path / "book.xlsx", sheets)])
    import_pane.head.change_wanted.emit()
    choices = import_pane.match.choices
    assert (choices.sheet.isVisible(), choices.sheet.value) == (True, "Guests")
    assert not choices.encoding.isVisible()
    assert not choices.delimiter.isVisible()
    choices.sheet.choose("Old")
    assert import_pane.view_model.file.look.rows == 2
    assert choices.sheet.value == "Old"
    assert read_as(import_pane.view_model.file, import_desk.place.work.wording).startswith(
        "2 rows · sheet “Old”"
    )


def test_a_text_file_offers_no_sheets(changing: ImportPane) -> None:
    assert not changing.match.choices.sheet.isVisible()
    assert changing.match.choices.encoding.isVisible()
