"""The pane as a whole: midnight, changes, room, pages, and the ways in and out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.core.errors import Unavailable
from app.model.moment import MomentState
from app.occasions.schemas import AgendaQuery, MomentKey
from app.planner.sources import SideFacts
from app.ui.day_turn import DayTurn
from app.ui.front_page import FrontPage
from tests.planner.fake_agenda import FakeAgenda, fortnight
from tests.planner.planner_desk import PlannerDesk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.theme.theme import Theme


def turn_of(desk: PlannerDesk) -> DayTurn:
    return desk.view_model._turn


def test_midnight_makes_tomorrow_today_without_anybody_writing(desk: PlannerDesk) -> None:
    desk.open()
    desk.clock.forward(hours=13, minutes=59)
    turn_of(desk).look()
    assert desk.said[0] == "Today · Sunday 22 November", "one minute is left of the day at the venue"
    desk.clock.forward(minutes=1)
    turn_of(desk).look()
    assert desk.said[0] == "Today · Monday 23 November"
    assert desk.names[1] == "Ines Duarte"
    assert desk.month.today == date(2026, 11, 23)


def test_a_plan_written_elsewhere_is_seen_and_keeps_the_choice(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Down)
    agenda.plan("Karin Mullins", MomentState.PLANNED)
    desk.tell()
    assert "Karin Mullins, Birthday, Monday 23 November, Planned" in desk.said
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.person == "Karin Mullins"


def test_what_does_not_concern_it_is_not_read_again(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    asked = len(agenda.asked)
    desk.tell("promise")
    assert len(agenda.asked) == asked


def test_looking_again_reads_everything_and_the_plan(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    agenda.rows = agenda.rows[:1]
    desk.pane.refresh()
    assert desk.names == ["Today · Sunday 22 November", "Adaeze Obi"]
    assert desk.plan.refreshed == 1


def test_what_fails_is_said_and_the_old_rows_stay(
    agenda: FakeAgenda, desk: PlannerDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise Unavailable("The file cannot be read.")

    monkeypatch.setattr(agenda, "read", fail)
    desk.pane.refresh()
    assert desk.notices.latest is not None
    assert desk.notices.latest.text == "The file cannot be read."
    assert len(desk.names) == 10


def test_the_cards_tell_how_far_they_are_and_what_worked(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    from tests.planner.made_outcome import outcome

    facts = SideFacts((outcome("Handwritten note", 4.68, 61), outcome("Cake", None, 1)), 40_000, 31_000)
    desk = PlannerDesk(fortnight(), theme=theme, folder=tmp_path, facts=facts)
    qtbot.addWidget(desk.pane)
    column = desk.pane.coming.calendar
    assert column.coming.accessibleName().splitlines() == [
        "Next 14 days: 8 moments",
        "6 planned, 2 without a plan.",
        "CHF\u00a0310 of CHF\u00a0400 set aside in November.",
    ]
    assert column.worked.accessibleName().splitlines() == [
        "Moments that worked",
        "Handwritten note · 4.7 · 61 times",
        "Cake · 1 time",
    ]
    desk.close()


def test_without_a_budget_only_what_is_set_aside_is_said(desk: PlannerDesk) -> None:
    assert desk.pane.coming.calendar.coming.accessibleName().endswith("CHF\u00a0310 set aside.")


def test_a_moment_opened_from_elsewhere_is_shown_whether_it_is_listed_or_not(desk: PlannerDesk) -> None:
    desk.open()
    wanted: list[bool] = []
    desk.pane.attention_wanted.connect(lambda: wanted.append(True))
    key = MomentKey(5, date(2027, 6, 1), occasion_id=9)
    desk.pane.open_moment(key)
    assert wanted == [True]
    assert desk.plan.asked[-1] == key
    assert desk.focused is desk.plan.widget


def test_what_comes_next_for_somebody_is_opened(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    hana = next(row for row in agenda.rows if row.person == "Hana Sato")
    desk.pane.open_customer(hana.customer_id)
    assert desk.plan.asked[-1] == hana.key
    desk.pane.open_customer(424242)
    assert desk.plan.asked[-1] == hana.key, "nothing comes for somebody unknown"


def test_where_there_is_no_room_the_plan_takes_the_place_of_the_list(desk: PlannerDesk) -> None:
    desk.open(700, 616)
    assert desk.pane.shown_key is None
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.plan.widget.isVisible()
    assert not desk.list.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.focused is desk.list


def test_where_there_is_no_room_the_calendar_comes_on_demand(desk: PlannerDesk) -> None:
    desk.open(480, 616)
    assert not desk.month.isVisible()
    desk.head.calendar.click()
    assert desk.focused is desk.month
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.names == ["Louis Müller-Odermatt", "Hana Sato"]
    assert desk.list.isVisible()


def test_three_parts_stand_side_by_side_on_the_smallest_screen(desk: PlannerDesk) -> None:
    desk.open(1024 - 76, 616)
    assert desk.month.isVisible()
    assert desk.list.isVisible()
    assert desk.plan.widget.isVisible()


def test_other_pages_are_offered_and_remembered(
    desk: PlannerDesk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open()
    page = FrontPage("stories", "Stories", lambda: QLabel("Told"))
    assert not desk.pane.front.head.pages.isVisible()
    desk.pane.front.offer(page)
    desk.pane.front.head.pages.button("stories").click()
    assert not desk.month.isVisible()
    other = PlannerDesk(fortnight(), theme=theme, folder=tmp_path)
    qtbot.addWidget(other.pane)
    other.pane.front.offer(page)
    assert other.pane.front.current_key == "stories"
    other.pane.show_day(date(2026, 11, 29))
    assert other.pane.front.current_key == "calendar"
    other.close()


def test_print_and_export_carry_what_is_in_sight(desk: PlannerDesk) -> None:
    asked: list[AgendaQuery] = []
    desk.pane.print_wanted.connect(asked.append)
    desk.pane.export_wanted.connect(asked.append)
    desk.pane.tasks_wanted.connect(asked.append)
    months: list[tuple[date, AgendaQuery]] = []
    desk.pane.month_wanted.connect(lambda day, query: months.append((day, query)))
    for action in desk.head.menu().actions():
        action.trigger()
    assert asked == [desk.view_model.query] * 3
    assert months == [(desk.view_model.calendar.day, desk.view_model.query)]


def test_splitters_stay_where_they_were_put(
    desk: PlannerDesk, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.open()
    desk.pane.coming.moveSplitter(400, 1)
    placed = desk.pane.coming.sizes()
    desk.close()
    other = PlannerDesk(fortnight(), theme=theme, folder=tmp_path)
    qtbot.addWidget(other.pane)
    other.open()
    assert other.pane.coming.sizes() == placed
    other.close()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_tab_goes_through_the_pane_as_it_is_read(desk: PlannerDesk, theme: Theme, scale: float) -> None:
    theme.set_text_scale(scale)
    desk.open(2600, 1400)
    desk.month.setFocus()
    names = []
    for _ in range(9):
        desk.press(Qt.Key.Key_Tab)
        names.append(desk.focused.accessibleName())
    assert "What is coming" in names
    assert all(names), "every stop has a name"
