"""The measures as a third way to look at the cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.cases.schemas.views import CaseOrder, CaseQuery, CaseView
from app.model.case import CaseKind, Severity
from app.recovery.front import LIST, MEASURES
from app.recovery.log_state import LogState, from_definition, from_query, to_definition
from app.recovery.measures.group_rows import Dimension
from app.recovery.measures.page import MeasuresPage
from app.recovery.pane import RecoveryPane
from app.recovery.periods import Period
from tests.recovery.pane.recovery_desk import RecoveryDesk


@pytest.fixture
def pane(desk: RecoveryDesk, cases: dict[str, int]) -> RecoveryPane:
    return desk.open()


def open_measures(pane: RecoveryPane) -> MeasuresPage:
    QTest.mouseClick(pane.front.head.pages.button(MEASURES), Qt.MouseButton.LeftButton)
    page = pane.front.page(MEASURES)
    assert isinstance(page, MeasuresPage)
    return page


def test_the_measures_are_a_third_page_and_need_no_filters(pane: RecoveryPane) -> None:
    page = open_measures(pane)
    assert page.isVisible()
    assert not pane.front.bar.isVisible()
    assert page.view_model.figures is not None
    assert page.view_model.figures.open_now == 7
    pane.show_page(LIST)
    assert pane.front.bar.isVisible()


def test_a_group_leads_to_the_list_of_its_cases(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    page = open_measures(pane)
    QTest.mouseClick(page.dimensions.button(Dimension.KIND), Qt.MouseButton.LeftButton)
    table = page.groups.table
    table.setFocus()
    table.selectRow(0)
    row = table.current_row
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert pane.front.current_key == LIST
    assert len(desk.numbers()) == int(row.count.split(",")[0])
    chip = pane.front.bar.chips.chips["kinds"]
    assert chip.isVisible()
    assert pane.view_model.state.kinds == row.query.kinds


def test_the_keys_go_to_the_measures(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    page = open_measures(pane)
    pane.front.take_focus()
    assert desk.focused is page.spans.button(page.spans.current)


def test_a_change_is_measured_at_once(desk: RecoveryDesk, pane: RecoveryPane) -> None:
    page = open_measures(pane)
    desk.tell(desk.put("Soup was cold"))
    assert page.view_model.figures is not None
    assert page.view_model.figures.open_now == 8


def test_the_measures_are_in_sight_again_after_a_start(
    desk: RecoveryDesk, pane: RecoveryPane, tmp_path: Path, qtbot: QtBot
) -> None:
    open_measures(pane)
    again = desk.another(tmp_path)
    qtbot.addWidget(again.window)
    assert again.open().front.current_key == MEASURES
    again.close()


def test_a_query_becomes_a_state_that_asks_for_it_and_can_be_kept() -> None:
    query = CaseQuery(
        view=CaseView.ALL,
        kinds=(CaseKind.REWORK,),
        severities=(Severity.SERIOUS,),
        order=CaseOrder.REPORTED,
        descending=True,
    )
    state = from_query(query)
    assert state.period is Period.ANY
    assert state.query(date(2026, 1, 1)) == query
    assert from_definition(to_definition(state)) == state
    assert LogState(kinds=(CaseKind.REWORK,)).is_narrowed
