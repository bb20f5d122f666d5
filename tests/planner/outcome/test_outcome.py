"""The page says what came of everything, and how sure that is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.core.cancelling import Cancellation
from app.core.measures.intervals import Interval
from app.moments.sheets.outcome import outcome_sheet
from app.planner.outcome.order import Order, in_order
from app.planner.outcome.view_model import About
from app.planner.outcome.words import (
    is_tentative,
    marked,
    reaction_lines,
    return_lines,
    times_words,
    together_words,
)
from app.transfer.exporting.csv_file import write_csv
from app.ui.spans import SpanLabel
from app.ui.theme.theme import Theme
from tests.planner.outcome.outcome_desk import CAKE, NOTE, WINE, WORDING, OutcomeDesk, SlowLane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_who_came_back_is_told_with_and_without_it() -> None:
    assert return_lines(NOTE, WORDING) == ("62% (48–74%, n 45)", "without it 55% (51–59%, n 800)")


def test_too_few_to_compare_is_said_with_how_many_there_are() -> None:
    assert return_lines(CAKE, WORDING) == (
        "not enough data",
        "30 of each needed: 12 with it, 800 without so far",
    )


def test_a_mean_says_how_sure_it_is() -> None:
    assert reaction_lines(NOTE, WORDING) == ("4.6 of 5", "likely 4.3 to 4.8")
    assert reaction_lines(CAKE, WORDING) == ("4.9 of 5", "likely 4.7 to 5, tentative")
    assert reaction_lines(WINE, WORDING) == ("3 of 5", "of only 9 reactions")
    nothing = replace(WINE, reactions=0, mean_reaction=None, interval=None)
    assert reaction_lines(nothing, WORDING) == ("no data", "Nobody noted a reaction yet.")
    assert times_words(nothing, WORDING) == ("9", "0 reactions")


@pytest.mark.parametrize(
    ("reactions", "drawn", "hollow"), [(9, False, True), (10, True, True), (30, True, False)]
)
def test_marks_are_hollow_under_thirty_and_none_under_ten(reactions: int, drawn: bool, hollow: bool) -> None:
    row = replace(CAKE, reactions=reactions)
    assert (marked(row) is not None, is_tentative(row)) == (drawn, hollow)


def test_a_span_is_not_drawn_beyond_the_scale() -> None:
    assert marked(CAKE) == Interval(4.7, 5.0)


def test_the_page_says_that_it_need_not_be_the_cause(desk: OutcomeDesk) -> None:
    page = desk.open()
    said = [label.accessibleName() for label in page.findChildren(SpanLabel) if label.isVisible()]
    assert together_words() in said
    assert "goes together with" in together_words()
    assert "need not be the cause" in together_words()


def test_the_best_taken_stand_first(desk: OutcomeDesk) -> None:
    desk.open()
    assert desk.names == [CAKE.name, NOTE.name, WINE.name]


def test_a_head_sorts_and_a_second_click_turns_it_round(desk: OutcomeDesk) -> None:
    page = desk.open()
    at = page.table.head.sectionViewportPosition(list(Order).index(Order.COST)) + 8
    for expected in (CAKE.name, NOTE.name):
        QTest.mouseClick(page.table.head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))
        assert desk.names[0] == expected
    assert page.order.currentText() == "Sorted by: Cost"


def test_the_order_is_chosen_by_keyboard(desk: OutcomeDesk) -> None:
    page = desk.open()
    page.order.setFocus()
    QTest.keyClick(page.order, Qt.Key.Key_Home)
    assert desk.view_model.order is Order.NAME
    assert desk.names == [WINE.name, CAKE.name, NOTE.name]


@pytest.mark.parametrize("high_first", [True, False])
def test_what_has_no_figure_comes_last_in_either_direction(high_first: bool) -> None:
    rows = in_order([CAKE, NOTE, WINE], Order.RETURNED, high_first=high_first)
    assert [row.name for row in rows] == [NOTE.name, WINE.name, CAKE.name]


def test_one_guest_who_was_moved_does_not_make_the_best_gesture() -> None:
    once = replace(WINE, name="Kite", reactions=1, mean_reaction=5.0, interval=None)
    rows = in_order([once, NOTE, CAKE], Order.REACTION, high_first=True)
    assert [row.name for row in rows] == [CAKE.name, NOTE.name, "Kite"]


def test_the_chosen_line_stays_chosen_in_another_order(desk: OutcomeDesk) -> None:
    page = desk.open()
    page.table.selectRow(desk.names.index(NOTE.name))
    desk.view_model.sort_by(Order.NAME)
    assert page.table.current_row == NOTE


def test_lines_are_spoken_as_they_are_shown(desk: OutcomeDesk) -> None:
    page = desk.open()
    model = page.table.outcome_model
    QAbstractItemModelTester(model)
    at = desk.names.index(NOTE.name)
    spoken = [str(model.index(at, column).data()) for column in range(model.columnCount())]
    assert spoken == [
        "Handwritten note",
        "60, 45 reactions",
        "4.6 of 5, likely 4.3 to 4.8",
        "CHF\N{NO-BREAK SPACE}60, CHF\N{NO-BREAK SPACE}1 each",
        "62% (48–74%, n 45), without it 55% (51–59%, n 800)",
    ]


def test_no_playbook_yet_leads_back_to_the_gestures(desk: OutcomeDesk) -> None:
    page = desk.open()
    QTest.keyClick(page.about.button(About.GESTURES), Qt.Key.Key_Right)
    assert page.empty.isVisible()
    assert page.empty._sentence.text() == "No moment was delivered by a playbook yet."
    assert not page.export.isEnabled()
    page.empty._button.click()
    assert page.about.current == About.GESTURES
    assert len(desk.names) == 3


def test_counting_is_stopped_and_taken_up_again(theme: Theme, qtbot: QtBot) -> None:
    lane = SlowLane()
    desk = OutcomeDesk(theme, lane)
    qtbot.addWidget(desk.page)
    page = desk.open()
    assert page.stop.isVisible()
    assert page.status.text() == "Counting…"
    page.stop.click()
    assert lane.dropped == 1
    assert not page.stop.isVisible()
    assert page.empty._sentence.text() == "Nothing was counted."
    page.empty._button.click()
    lane.answer()
    assert desk.names == [CAKE.name, NOTE.name, WINE.name]
    assert not page.stop.isVisible()


def test_it_is_counted_while_somebody_looks_alone(desk: OutcomeDesk) -> None:
    desk.tell("moment")
    assert desk.counted.asked == 0
    page = desk.open()
    desk.tell("clue")
    assert desk.counted.asked == 1
    desk.tell("moment")
    assert desk.counted.asked == 2
    page.hide()
    desk.tell("moment")
    assert desk.counted.asked == 2


def test_the_keys_stand_in_the_lines(desk: OutcomeDesk) -> None:
    page = desk.open()
    assert QApplication.focusWidget() is page.table
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_row == NOTE


def test_the_lines_in_sight_are_exported_in_their_order(
    desk: OutcomeDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    page = desk.open()
    desk.view_model.sort_by(Order.NAME)
    with qtbot.waitSignal(page.export_wanted) as asked:
        page.export.click()
    about, rows = asked.args
    assert about is About.GESTURES
    sheet = outcome_sheet(rows, title="Outcome", facts=["As of today"], wording=WORDING)
    target = tmp_path / "outcome.csv"
    assert write_csv(sheet, target, cancellation=Cancellation(), progress=lambda _done, _total: None) == 3
    text = target.read_text("utf-8-sig")
    lines = [line for line in text.splitlines() if line]
    assert lines[-3].startswith(WINE.name)
    assert "0.62" in lines[-1]
    assert len(lines[-1].split(",")) == len(sheet.columns)
