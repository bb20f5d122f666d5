"""Looking through the columns and choosing other meanings by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from app.transfer.columns.card import ColumnsCard
from app.transfer.columns.column_words import spoken
from app.transfer.mapping.columns import Column, Mapping
from app.transfer.mapping.targets import Target

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme

NAME = Column(0, "Guest Name", Target.NAME_FAMILY_FIRST, 0.95, ("Müller, Léa Mrs.",))
BORN = Column(1, "Date of Birth", Target.BIRTHDAY, 0.95, ("29.11.", "04.07.1961"))
ODD = Column(2, "", Target.TAGS, 0.4, ())


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> ColumnsCard:
    card = ColumnsCard(theme)
    qtbot.addWidget(card)
    card.resize(430, 600)
    card.show_mapping(Mapping((NAME, BORN, ODD)))
    card.show()
    qtbot.waitExposed(card)
    return card


def chosen(card: ColumnsCard) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    card.target_chosen.connect(lambda index, target: found.append((index, target)))
    return found


def test_the_list_is_a_sound_model(card: ColumnsCard, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(card.list.model())


def test_a_row_says_what_it_shows() -> None:
    assert spoken(BORN) == "Date of Birth, for example 29.11. · 04.07.1961: Birthday, year if known"


def test_a_column_without_a_header_has_a_number_and_a_guess_says_so() -> None:
    assert spoken(ODD) == "Column 3, for example always empty: Tags (a guess)"


def test_typing_over_a_row_finds_another_meaning(card: ColumnsCard, qtbot: QtBot) -> None:
    found = chosen(card)
    qtbot.keyClicks(card.list, "e")
    assert card.picker.isVisible()
    qtbot.keyClicks(card.picker.field, "mail")
    assert card.picker.offered == [Target.EMAIL]
    qtbot.keyClick(card.picker.field, Qt.Key.Key_Return)
    assert found == [(0, Target.EMAIL)]
    assert not card.picker.isVisible()


def test_enter_opens_the_meanings_at_the_one_of_now(card: ColumnsCard, qtbot: QtBot) -> None:
    found = chosen(card)
    qtbot.keyClick(card.list, Qt.Key.Key_Down)
    qtbot.keyClick(card.list, Qt.Key.Key_Return)
    assert card.picker.list.current_row.target is Target.BIRTHDAY
    qtbot.keyClick(card.picker.field, Qt.Key.Key_Down)
    qtbot.keyClick(card.picker.field, Qt.Key.Key_Return)
    assert found == [(1, Target.DATE)]


def test_escape_closes_without_choosing(card: ColumnsCard, qtbot: QtBot) -> None:
    found = chosen(card)
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    qtbot.keyClick(card.picker, Qt.Key.Key_Escape)
    assert not card.picker.isVisible()
    assert not found


def test_delete_leaves_a_column_out(card: ColumnsCard, qtbot: QtBot) -> None:
    found = chosen(card)
    qtbot.keyClick(card.list, Qt.Key.Key_Delete)
    assert found == [(0, Target.LEAVE_OUT)]


def test_a_click_on_the_chip_opens_the_meanings_and_a_click_beside_it_does_not(
    card: ColumnsCard, qtbot: QtBot
) -> None:
    rect = card.list.visualRect(card.list.model().index(1, 0))
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, rect.center().y()))
    assert not card.picker.isVisible()
    place = QPoint(rect.center().x() + 20, rect.center().y())
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert card.picker.isVisible()
    card.picker.hide()


def test_the_meanings_tell_which_column_has_one_already(
    card: ColumnsCard, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    card.ask(NAME, "birth")
    assert card.picker.list.current_row.note == "now Date of Birth"
    qtmodeltester.check(card.picker.list.model())
    card.picker.hide()


def test_headings_are_stepped_over(card: ColumnsCard, qtbot: QtBot) -> None:
    card.ask(Column(0, "x", Target.LEAVE_OUT))
    qtbot.keyClick(card.picker.field, Qt.Key.Key_Down)
    assert card.picker.list.current_row.target is Target.NAME
    qtbot.keyClick(card.picker.field, Qt.Key.Key_Up)
    assert card.picker.list.current_row.target is Target.LEAVE_OUT
    card.picker.hide()
