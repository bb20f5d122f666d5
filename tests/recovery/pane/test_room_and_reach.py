"""Everything can be reached by keyboard, is named, and has room at every size of window and text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.recovery.log.columns import ColumnKey
from app.recovery.pane import RecoveryPane
from tests.recovery.pane.recovery_desk import RecoveryDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


@pytest.fixture
def pane(desk: RecoveryDesk, cases: dict[str, int], qtbot: QtBot) -> RecoveryPane:
    """The pane with seven open cases and the first one beside them."""
    pane = desk.open()
    qtbot.waitUntil(lambda: pane.shown_id > 0)
    return pane


def settle() -> None:
    """Let every layout that asks for another one have it."""
    for _ in range(6):
        QApplication.processEvents()


def stops(desk: RecoveryDesk, start: QWidget) -> list[QWidget]:
    """Where Tab stops, pressed again and again from ``start`` until it is there once more."""
    start.setFocus()
    found = [start]
    for _ in range(80):
        desk.press(Qt.Key.Key_Tab)
        if desk.focused is start:
            return found
        found.append(desk.focused)
    raise AssertionError("Tab never comes round")


def test_everything_that_takes_the_focus_has_a_name(pane: RecoveryPane) -> None:
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit)
        for widget in pane.findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_tab_goes_through_the_pane_and_comes_round(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    order = stops(desk, pane.front.log.table)
    bar = pane.front.bar
    for part in (pane.front.head.new, bar.tabs.button("open"), bar.search, bar.saved, bar.columns):
        assert part in order
    chips = [order.index(chip) for chip in bar.chips.chips.values() if chip.isVisible()]
    assert chips == sorted(chips)


def test_the_list_is_a_sound_model(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    model = pane.front.log.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.view_model.search("shower")
    pane.view_model.search("nothing at all")
    pane.view_model.search("")
    desk.tell(desk.put("One more"))
    pane.view_model.tick()
    assert model.rowCount() == 8
    tester.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_few_rows_with_what_is_due_are_always_in_sight(
    desk: RecoveryDesk, pane: RecoveryPane, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    table = pane.front.log.table
    for size in ((1024, 700), (1366, 820), (3840, 2160)):
        desk.window.resize(*size)
        settle()
        at = {each.key: place for place, each in enumerate(pane.front.log.model.case_columns)}
        assert table.isVisible(), size
        for key in (ColumnKey.NUMBER, ColumnKey.WHO, ColumnKey.WHAT, ColumnKey.DUE):
            assert not table.isColumnHidden(at[key]), size
        right = table.columnViewportPosition(at[ColumnKey.DUE]) + table.columnWidth(at[ColumnKey.DUE])
        assert right <= table.viewport().width(), size
        if size != (1024, 700) or scale == 1.0:
            assert table.viewport().height() >= 2 * table.rowHeight(0), size
        assert desk.window.width() == size[0]


def test_where_there_is_no_room_beside_the_list_a_case_takes_its_place(
    desk: RecoveryDesk, pane: RecoveryPane, theme: Theme, cases: dict[str, int]
) -> None:
    theme.set_text_scale(2.0)
    settle()
    assert pane.front.isVisible()
    pane.front.take_focus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert not pane.front.isVisible()
    assert pane.shown_id == cases["Ines Duarte"]
    assert desk.focused is pane.case.widget
    desk.press(Qt.Key.Key_Escape)
    assert pane.front.isVisible()
    assert desk.focused is pane.front.log.table


def test_a_closed_panel_gives_the_list_all_the_room(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    narrow = pane.front.width()
    pane.close_case()
    settle()
    assert pane.front.width() > narrow
    desk.press(Qt.Key.Key_Down)
    assert pane.shown_id == 0
    desk.press(Qt.Key.Key_Return)
    assert pane.shown_id == pane.front.log.table.current_id


def test_a_case_that_is_not_in_the_list_can_be_opened(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    pane.view_model.search("shower")
    desk.window.show_pane("guests")
    pane.open_case(4)
    assert desk.window.current_key == "recovery"
    assert pane.shown_id == 4


def test_the_place_of_the_handle_and_the_page_are_remembered(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    pane.show_page("board")
    assert desk.remembered.text("recovery_page") == "board"


def test_everything_the_pane_can_do_is_in_the_menus(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    listed = {each.action.text() for each in desk.actions.listed}
    assert {
        "Recovery",
        "Open a case",
        "Cases past their target",
        "Search the cases",
        "Cases by step",
        "Hand over the chosen cases",
        "Print the log of cases",
        "Export the log of cases",
    } <= listed
