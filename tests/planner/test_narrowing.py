"""Ranges, days, views, kinds and departments, and that they are remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.occasions.schemas import AgendaView
from app.planner.state import PlannerState
from app.ui.remembered import Remembered
from tests.planner.fake_agenda import FakeAgenda, fortnight
from tests.planner.planner_desk import PlannerDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


def choose_in_menu(entry: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu), "no menu is open"
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == entry))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_range_is_chosen_by_keys(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    desk.head.days.button("14").setFocus()
    desk.press(Qt.Key.Key_Right)
    assert agenda.asked[-1].days == 30
    assert desk.pane.coming.calendar.coming.accessibleName().startswith("Next 30 days: 8 moments")


def test_a_view_is_chosen_in_its_menu(desk: PlannerDesk) -> None:
    desk.open()
    desk.head.filters.view.click()
    choose_in_menu("Without a plan")
    assert desk.names == ["Karin Mullins", "Mulugeta Abebe"]
    assert desk.head.filters.view.accessibleName() == "Show: Without a plan"


def test_several_kinds_are_ticked_in_one_go(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    desk.head.filters.kind.click()
    choose_in_menu("Anniversaries")
    choose_in_menu("Honeymoons")
    choose_in_menu("Regatta")
    assert agenda.asked[-1].kinds == {"anniversary", "honeymoon"}
    assert agenda.asked[-1].own_kind_ids == {7}
    assert desk.names == ["Ines Duarte", "Hana Sato"]
    assert desk.head.filters.kind.spec.text == "Kind: 3 chosen"
    assert desk.head.filters.menu is not None
    desk.head.filters.menu.close()
    desk.head.filters.clear.click()
    assert len(desk.names) == 10


def test_a_department_is_chosen(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    desk.head.filters.department.click()
    choose_in_menu("Kitchen")
    assert agenda.asked[-1].department_id == 1
    assert desk.head.filters.department.spec.text == "Department: Kitchen"


def test_the_calendar_marks_only_what_the_filters_leave(desk: PlannerDesk) -> None:
    desk.view_model.choose_view(AgendaView.WITHOUT_PLAN)
    assert sorted(desk.view_model.calendar.marks) == [date(2026, 11, 23), date(2026, 11, 27)]


def test_escape_leaves_a_day_that_is_shown_alone(desk: PlannerDesk) -> None:
    desk.open()
    desk.pane.show_day(date(2026, 11, 29))
    assert desk.head.title.text == "Sunday 29 November"
    assert desk.names == ["Louis Müller-Odermatt", "Hana Sato"]
    desk.press(Qt.Key.Key_Escape)
    assert desk.head.title.text == "Coming up"
    assert len(desk.names) == 10


def test_range_and_filter_are_remembered_but_not_the_day(
    desk: PlannerDesk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    wanted = PlannerState(
        days=90,
        view=AgendaView.MINE,
        kinds=frozenset({"birthday", "name_day"}),
        own_kind_ids=frozenset({7}),
        department_id=2,
    )
    desk.view_model.show_state(wanted)
    desk.view_model.show_day(date(2026, 11, 29))
    other = PlannerDesk(fortnight(), theme=theme, folder=tmp_path)
    qtbot.addWidget(other.pane)
    assert other.view_model.state == wanted
    other.close()


@pytest.mark.parametrize(
    ("key", "value"),
    [("moments_days", "15"), ("moments_days", "x"), ("moments_view", "q"), ("moments_own_kinds", "a b")],
)
def test_what_cannot_be_read_counts_as_not_kept(tmp_path: Path, key: str, value: str) -> None:
    from app.planner.remembered_state import remembered_state

    remembered = Remembered(tmp_path / "other.ini")
    remembered.keep(key, value)
    assert remembered_state(remembered) == PlannerState()
