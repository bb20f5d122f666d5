"""The list of cases: what it says, how it is sorted and narrowed, and that it keeps its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.model.case import Case, CaseState, Severity
from app.recovery.log.columns import ColumnKey
from app.recovery.log.page import LogPage
from app.recovery.log_state import LogState
from app.recovery.pane import RecoveryPane
from tests.recovery.pane.recovery_desk import RecoveryDesk, furnished

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(desk: RecoveryDesk, cases: dict[str, int]) -> RecoveryPane:
    """The pane with seven open cases."""
    return desk.open()


@pytest.fixture
def log(pane: RecoveryPane) -> LogPage:
    """Its list."""
    return pane.front.log


def words(log: LogPage, row: int) -> list[str]:
    """What stands in a row, from left to right."""
    at = {each.key: place for place, each in enumerate(log.model.case_columns)}
    return [str(log.model.index(row, at[key]).data()) for key in log.columns.shown]


def click_head(log: LogPage, key: ColumnKey) -> None:
    """Click on the head of a column."""
    head = log.table.horizontalHeader()
    at = next(place for place, each in enumerate(log.model.case_columns) if each.key is key)
    spot = head.viewport().rect().topLeft()
    spot.setX(head.sectionViewportPosition(at) + 12)
    spot.setY(head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def choose_in_menu(entry: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    action = next(action for action in menu.actions() if action.text() == entry)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_row_tells_what_the_picture_tells(log: LogPage) -> None:
    assert words(log, 0) == [
        "0001",
        "Piotr Mülke",
        "Shower cold two mornings running",
        "Serious, Breakdown",
        "Mara",
        "38 min over",
        "Resolve",
    ]


def test_the_tabs_tell_how_many_each_view_holds(pane: RecoveryPane) -> None:
    tabs = pane.front.bar.tabs
    told = [tabs.button(view.value).text() for view in CaseView]
    assert told == ["Open 7", "Mine 3", "Past target 2", "To follow up 3", "For approval 0", "All"]


def test_a_view_shows_its_cases_and_no_others(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    pane.front.bar.tabs.button("late").click()
    assert len(desk.numbers()) == 2
    pane.front.bar.tabs.button("all").click()
    assert len(desk.numbers()) == 8


def test_the_figures_above_the_list_are_told(pane: RecoveryPane) -> None:
    told = [tile.accessibleName() for tile in pane.front.tiles.tiles]
    assert told[:2] == ["Open now: 7", "Past target: 2"]
    assert len(told) == 5


def test_a_click_on_a_head_sorts_and_another_one_turns_it_round(desk: RecoveryDesk, log: LogPage) -> None:
    click_head(log, ColumnKey.NUMBER)
    assert desk.numbers() == sorted(desk.numbers())
    click_head(log, ColumnKey.NUMBER)
    assert desk.numbers() == sorted(desk.numbers(), reverse=True)
    assert log.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder


def test_the_head_says_at_first_that_what_is_due_next_comes_first(pane: RecoveryPane, log: LogPage) -> None:
    assert pane.view_model.state.order is CaseOrder.DUE
    section = log.table.horizontalHeader().sortIndicatorSection()
    assert log.model.case_columns[section].key is ColumnKey.DUE


def test_a_filter_is_ticked_in_a_small_menu(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    chips = pane.front.bar.chips
    chips.chips["severities"].click()
    choose_in_menu("Moderate")
    menu = QApplication.activePopupWidget()
    assert menu is not None, "several can be ticked before it closes"
    choose_in_menu("Minor")
    menu.close()
    assert len(desk.numbers()) == 5
    assert chips.chips["severities"].text() == "Severity: 2 chosen"
    chips.clear.click()
    assert len(desk.numbers()) == 7
    assert chips.chips["severities"].text() == "Severity: any"


def test_owners_and_places_can_be_chosen_from(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    pane.front.bar.chips.chips["owner_ids"].click()
    choose_in_menu("Lena Frey")
    QApplication.activePopupWidget().close()
    assert len(desk.numbers()) == 2
    pane.front.bar.chips.chips["places"].click()
    choose_in_menu("305")
    QApplication.activePopupWidget().close()
    assert len(desk.numbers()) == 2


def test_a_period_leaves_out_what_was_reported_before(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    old = desk.put("Long ago", reported_ago=timedelta(days=20))
    desk.tell(old)
    assert old in desk.numbers()
    pane.front.bar.chips.chips["period"].click()
    choose_in_menu("Last 7 days")
    assert old not in desk.numbers()
    assert len(desk.numbers()) == 7


def test_ctrl_f_searches_and_down_goes_back_to_the_list(
    desk: RecoveryDesk, pane: RecoveryPane, qtbot: QtBot
) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    field = pane.front.bar.search
    assert desk.focused is field
    QTest.keyClicks(field, "shower")
    qtbot.waitUntil(lambda: len(desk.numbers()) == 1)
    desk.press(Qt.Key.Key_Down)
    assert desk.focused is pane.front.log.table
    desk.press(Qt.Key.Key_F, CTRL)
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.numbers()) == 7


def test_what_is_found_nowhere_is_said_with_the_way_out(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    pane.view_model.search("zzyzx")
    log = pane.front.log
    assert log.empty.isVisible()
    pane.front.log.empty.focusProxy().click()  # type: ignore[union-attr]
    assert len(desk.numbers()) == 7


def test_an_empty_log_offers_to_open_a_case(desk: RecoveryDesk, qtbot: QtBot) -> None:
    pane = desk.open()
    with qtbot.waitSignal(pane.quick_case_wanted):
        QTest.keyClick(pane.front.log.empty.focusProxy(), Qt.Key.Key_Return)


def test_a_refresh_keeps_the_choice_and_the_place(desk: RecoveryDesk, log: LogPage) -> None:
    for number in range(60):
        desk.put(f"Case of many {number}", due_in=timedelta(hours=100 + number))
    desk.tell()
    table = log.table
    table.choose_row(40)
    table.scrollTo(table.currentIndex(), table.ScrollHint.PositionAtCenter)
    chosen, y = table.current_id, table.rowViewportPosition(40)
    first = desk.put("Came before all of them", due_in=timedelta(hours=-5))
    desk.tell(first)
    assert desk.numbers()[0] == first
    assert table.current_id == chosen
    assert log.chosen_ids == (chosen,)
    assert table.rowViewportPosition(41) == y


def test_several_chosen_cases_stay_chosen_when_others_change(desk: RecoveryDesk, log: LogPage) -> None:
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Down, SHIFT)
    chosen = log.chosen_ids
    assert len(chosen) == 3
    desk.tell(desk.put("Came before all of them", due_in=timedelta(hours=-5)))
    assert log.chosen_ids == chosen


def test_space_chooses_one_more(desk: RecoveryDesk, log: LogPage) -> None:
    log.table.choose_row(0)
    desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_Down, CTRL)
    desk.press(Qt.Key.Key_Space)
    assert [desk.numbers().index(each) for each in log.chosen_ids] == [0, 2]
    assert log.bulk.isVisible()
    assert log.bulk.count.text() == "2 cases chosen"
    desk.press(Qt.Key.Key_Escape)
    assert not log.bulk.isVisible()


def test_further_pages_come_when_the_list_is_scrolled(desk: RecoveryDesk, log: LogPage) -> None:
    for number in range(150):
        desk.put(f"Case of many {number}", due_in=timedelta(hours=100 + number))
    desk.tell()
    assert len(desk.numbers()) == 100
    log.table.scrollToBottom()
    QApplication.processEvents()
    log.table.scrollToBottom()
    assert len(desk.numbers()) == 157
    assert len(set(desk.numbers())) == 157


def test_a_case_becomes_late_before_the_eyes(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    soon = desk.put("Nearly late", due_in=timedelta(minutes=2))
    desk.tell(soon)
    asked = desk.numbers()
    row = asked.index(soon)
    assert words(pane.front.log, row)[5] == "in 2 min"
    desk.place.clock.forward(minutes=3)
    pane.view_model.tick()
    assert words(pane.front.log, row)[5] == "1 min over"
    assert pane.front.bar.tabs.button("late").text() == "Past target 3"
    assert desk.window.rail.button("recovery").badge == 3


def test_cases_are_handed_over_together(
    desk: RecoveryDesk, pane: RecoveryPane, cases: dict[str, int]
) -> None:
    log = pane.front.log
    log.table.choose_row(0)
    desk.press(Qt.Key.Key_Down, SHIFT)
    chosen = log.chosen_ids
    log.bulk.hand_over.click()
    form = pane.front.forms.hand_over
    form.form.submit()
    assert form.staff.error
    assert form.staff.choose(str(furnished().people["Lena"]))
    form.note.set_text("Ask again at six")
    form.form.submit()
    assert not form.isVisible()
    owners = {row.id: row.owner for row in log.model.rows}
    assert [owners[each] for each in chosen] == ["Lena Frey", "Lena Frey"]
    assert desk.focused is log.table
    desk.session.runner.undo()
    owners = {row.id: row.owner for row in log.model.rows}
    assert owners[cases["Piotr Mülke"]] == "Mara Kovac"


def test_what_is_shown_can_be_asked_for_on_paper(
    desk: RecoveryDesk, pane: RecoveryPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintPreviewDialog, "open", lambda dialog: dialog.deleteLater())
    asked: list[tuple[CaseQuery, tuple[int, ...]]] = []
    pane.print_wanted.connect(lambda query, ids: asked.append((query, ids)))
    pane.front.bar.tabs.button("late").click()
    pane.front.ask_print()
    desk.press(Qt.Key.Key_A, CTRL)
    pane.front.log.bulk.print.click()
    assert asked[0] == (CaseQuery(view=CaseView.LATE), ())
    assert asked[1] == (CaseQuery(view=CaseView.LATE), tuple(desk.numbers()))


def test_columns_are_chosen_and_remembered(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    columns = pane.front.log.columns
    columns.turn(ColumnKey.PLACE, on=True)
    columns.turn(ColumnKey.STEP, on=False)
    assert words(pane.front.log, 0)[-1] == "305"
    desk.window.resize(1920, 1000)
    pane.front.bar.columns.click()
    choose_in_menu("Rating")
    QApplication.activePopupWidget().close()
    assert ColumnKey.RATING in columns.shown
    kept = desk.remembered.text("recovery_columns").split()
    assert [part.split(":")[0] for part in kept] == list(columns.shown)


def test_a_closed_case_leaves_the_list_but_not_the_panel(
    desk: RecoveryDesk, pane: RecoveryPane, cases: dict[str, int], qtbot: QtBot
) -> None:
    shown = cases["Piotr Mülke"]
    qtbot.waitUntil(lambda: pane.shown_id == shown)
    with desk.work.write() as session:
        session.get_one(Case, shown).state = CaseState.CLOSED
    desk.tell(shown)
    assert shown not in desk.numbers()
    assert pane.shown_id == shown


def test_a_view_is_saved_chosen_renamed_and_removed(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    forms, saved, columns = pane.front.forms, pane.saved, pane.front.log.columns
    columns.turn(ColumnKey.PLACE, on=True)
    pane.view_model.show_state(forms_state(pane))
    pane.front.bar.saved.click()
    choose_in_menu("Save this view…")
    forms.name.name.set_text("Not serious")
    forms.name.form.submit()
    assert [view.name for view in saved.views] == ["Not serious"]
    pane.view_model.show_state(pane.view_model.state.widened())
    assert len(desk.numbers()) == 7
    columns.reset()
    pane.front.bar.saved.click()
    choose_in_menu("Not serious")
    assert len(desk.numbers()) == 5
    assert columns.shown[-1] is ColumnKey.PLACE
    assert saved.rename(saved.views[0], "Can wait")
    assert [view.name for view in saved.views] == ["Can wait"]
    assert saved.remove(saved.views[0])
    assert saved.views == ()


def forms_state(pane: RecoveryPane) -> LogState:
    return replace(pane.view_model.state, severities=(Severity.MINOR, Severity.MODERATE))
