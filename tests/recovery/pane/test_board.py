"""The cases by step, and going through them by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.model.case import CaseState, CaseStep
from app.recovery.board.page import BoardPage
from app.recovery.pane import RecoveryPane
from tests.recovery.pane.recovery_desk import RecoveryDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pane(desk: RecoveryDesk, cases: dict[str, int], qtbot: QtBot) -> RecoveryPane:
    """The pane with seven open cases, on its board."""
    pane = desk.open()
    qtbot.waitUntil(lambda: pane.shown_id > 0)
    pane.show_page("board")
    return pane


@pytest.fixture
def board(pane: RecoveryPane) -> BoardPage:
    """The board."""
    return pane.front.board


def test_every_open_case_stands_at_its_step(board: BoardPage, cases: dict[str, int]) -> None:
    heads = [column.head.text() for column in board.columns]
    assert heads == ["Listen 1", "Empathise", "Apologise 1", "Resolve 2", "Follow up 3", "To close"]
    shown = [row.id for column in board.columns for row in column.model.rows]
    assert sorted(shown) == sorted(cases.values())


def test_a_card_tells_what_the_row_tells(board: BoardPage) -> None:
    said = board.columns[3].model.index(0).data()
    assert said == (
        "Case 0001, Piotr Mülke, Shower cold two mornings running, Serious, Breakdown, Mara Kovac, 38 min over"
    )


def test_closed_cases_are_not_on_the_board(desk: RecoveryDesk, pane: RecoveryPane, board: BoardPage) -> None:
    pane.front.bar.tabs.button("all").click()
    shown = [row for column in board.columns for row in column.model.rows]
    assert len(shown) == 7
    assert all(row.state is CaseState.OPEN for row in shown)


def test_the_case_chosen_in_the_list_is_chosen_on_the_board(board: BoardPage, cases: dict[str, int]) -> None:
    assert board.current_id == cases["Piotr Mülke"]


def test_arrows_go_from_card_to_card_and_over_empty_columns(
    desk: RecoveryDesk, board: BoardPage, cases: dict[str, int]
) -> None:
    desk.press(Qt.Key.Key_Down)
    assert board.current_id == cases["Karin Mullins"]
    desk.press(Qt.Key.Key_Right)
    assert board.current_id == cases["Adaeze Obi"]
    desk.press(Qt.Key.Key_Right)
    assert board.current_id == cases["Adaeze Obi"], "there is nothing further right"
    for _ in range(3):
        desk.press(Qt.Key.Key_Left)
    assert board.current_id == cases["Walk-in, table 9"]


def test_tab_stops_once_on_the_board(desk: RecoveryDesk, board: BoardPage) -> None:
    stops = [column for column in board.columns if column.list.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert [column.list for column in stops] == [desk.focused]


def test_enter_opens_the_case(desk: RecoveryDesk, pane: RecoveryPane, cases: dict[str, int]) -> None:
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Return)
    assert pane.shown_id == cases["Jonas Müller"]
    assert desk.focused is pane.case.widget


def test_a_step_taken_elsewhere_moves_the_card(
    desk: RecoveryDesk, board: BoardPage, cases: dict[str, int]
) -> None:
    models = [QAbstractItemModelTester(column.model) for column in board.columns]
    moved = desk.put("Came later", step=CaseStep.EMPATHISE)
    desk.tell(moved)
    assert [row.id for row in board.columns[1].model.rows] == [moved]
    assert board.current_id == cases["Piotr Mülke"]
    assert len(models) == 6


def test_a_board_without_cases_says_so(pane: RecoveryPane, board: BoardPage) -> None:
    pane.view_model.search("zzyzx")
    assert board.empty.isVisible()
