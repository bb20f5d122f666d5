"""The list of what is coming: what it says, its groups, and going through it by keys."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.model.moment import MomentState
from app.occasions.schemas import AgendaView
from app.planner.agenda.items import MoreItem
from tests.planner.fake_agenda import TODAY, FakeAgenda, a_row
from tests.planner.planner_desk import PlannerDesk

if TYPE_CHECKING:
    from app.ui.theme.theme import Theme


@pytest.fixture
def crowd(agenda: FakeAgenda) -> FakeAgenda:
    """Eighty birthdays on one day."""
    agenda.rows = [a_row(f"Guest {at:02d}", TODAY + timedelta(days=3), number=at) for at in range(80)]
    return agenda


def test_a_line_tells_who_what_when_and_how_far_it_is(desk: PlannerDesk) -> None:
    assert "Louis Müller-Odermatt, Turns 9 · son of Léa, room 412, Sunday 29 November, Planned" in desk.said
    assert "Karin Mullins, Birthday, Monday 23 November, No plan yet" in desk.said


def test_what_is_cut_on_screen_is_told_by_the_tooltip(desk: PlannerDesk) -> None:
    model = desk.pane.coming.agenda.list.agenda_model
    tips = [model.index(at).data(Qt.ItemDataRole.ToolTipRole) for at in range(model.rowCount())]
    assert any("Turns 9 · son of Léa, room 412" in tip for tip in tips)


def test_today_and_what_was_missed_stand_under_heads_of_their_own(
    agenda: FakeAgenda, desk: PlannerDesk
) -> None:
    agenda.missed = [a_row("Piotr Mülke", TODAY - timedelta(days=2), missed=True)]
    desk.tell()
    assert desk.said[0] == "Today · Sunday 22 November"
    assert desk.names[1:5] == ["Adaeze Obi", "Missed in the last 7 days", "Piotr Mülke", "From tomorrow"]
    assert desk.said[3].endswith("No plan yet, missed")


def test_without_anything_today_or_missed_there_are_no_heads(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    agenda.rows = agenda.rows[1:]
    desk.tell()
    assert desk.names[0] == "Ines Duarte"
    assert len(desk.names) == 7


def test_arrows_go_over_the_heads(desk: PlannerDesk) -> None:
    desk.open()
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.person == "Adaeze Obi"
    desk.press(Qt.Key.Key_Down)
    assert desk.list.current_moment.person == "Ines Duarte"
    desk.press(Qt.Key.Key_Up)
    assert desk.list.current_moment.person == "Adaeze Obi"


def test_home_and_end_go_to_the_first_and_last_moment(desk: PlannerDesk) -> None:
    desk.open()
    desk.press(Qt.Key.Key_End)
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.person == "The Okafor family"
    desk.press(Qt.Key.Key_Home)
    assert desk.list.current_moment.person == "Adaeze Obi"


def test_typing_a_name_goes_to_it(desk: PlannerDesk) -> None:
    desk.open()
    QTest.keyClicks(desk.list, "mul")
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.person == "Mulugeta Abebe"


def test_the_chosen_moment_is_shown_beside_and_its_day_in_the_calendar(desk: PlannerDesk) -> None:
    desk.open()
    desk.press(Qt.Key.Key_Down)
    shown = desk.plan.asked[-1]
    assert shown is not None
    assert shown.occurs_on == desk.month.day == date(2026, 11, 23)


def test_enter_puts_the_keys_onto_the_plan(desk: PlannerDesk) -> None:
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert desk.focused is desk.plan.widget


def test_a_full_day_says_how_many_more_there_are_and_enter_brings_them(
    crowd: FakeAgenda, desk: PlannerDesk
) -> None:
    desk.tell()
    desk.open()
    assert desk.said[-1] == "and 65 more on this day"
    desk.press(Qt.Key.Key_End)
    assert isinstance(desk.list.current_row, MoreItem)
    desk.press(Qt.Key.Key_Return)
    assert len(desk.said) == 66
    assert desk.said[-1] == "and 15 more on this day"
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.person == "Guest 15", "the first of those that came"
    assert len(crowd.rows) == 80


def test_what_was_brought_stays_when_something_is_written(crowd: FakeAgenda, desk: PlannerDesk) -> None:
    desk.tell()
    desk.open()
    desk.list.more_wanted.emit(TODAY + timedelta(days=3))
    desk.list.choose_moment(crowd.rows[60].key)
    crowd.plan("Guest 60", MomentState.PLANNED)
    desk.tell()
    assert len(desk.said) == 66
    assert desk.list.current_moment is not None
    assert desk.list.current_moment.state is MomentState.PLANNED


def test_a_row_that_moved_meanwhile_stands_only_once(crowd: FakeAgenda, desk: PlannerDesk) -> None:
    desk.tell()
    desk.open()
    crowd.rows.insert(0, a_row("Somebody new", TODAY + timedelta(days=3)))
    desk.list.more_wanted.emit(TODAY + timedelta(days=3))
    assert len(set(desk.names)) == len(desk.names)
    assert desk.said[-1] == "and 17 more on this day"


def test_the_model_keeps_the_rules_of_models(crowd: FakeAgenda, desk: PlannerDesk) -> None:
    tester = QAbstractItemModelTester(desk.list.agenda_model)
    desk.tell()
    desk.list.more_wanted.emit(TODAY + timedelta(days=3))
    crowd.rows = []
    desk.tell()
    assert desk.said == []
    assert tester.model() is desk.list.agenda_model


def test_an_empty_agenda_says_what_would_be_here_and_leads_to_a_plan(
    agenda: FakeAgenda, desk: PlannerDesk
) -> None:
    wanted: list[bool] = []
    desk.pane.surprise_wanted.connect(lambda: wanted.append(True))
    agenda.rows = []
    desk.tell()
    desk.open()
    desk.press(Qt.Key.Key_Return)
    assert wanted == [True]


def test_an_empty_view_leads_back_to_all_of_it(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    agenda.rows = [row for row in agenda.rows if row.state is not None]
    desk.open()
    desk.view_model.choose_view(AgendaView.WITHOUT_PLAN)
    assert desk.names == []
    desk.press(Qt.Key.Key_Space)
    assert desk.view_model.state.view is AgendaView.ALL
    assert desk.focused is desk.list


@pytest.mark.parametrize("width", [948, 1290, 3600])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_line_has_room_for_its_words(desk: PlannerDesk, theme: Theme, width: int, scale: float) -> None:
    theme.set_text_scale(scale)
    desk.open(width, 616)
    desk.pane.resize(width, 616)
    assert desk.pane.width() == width, "nothing holds the window open"
    model = desk.list.agenda_model
    for row in range(model.rowCount()):
        rect = desk.list.visualRect(model.index(row))
        assert rect.width() <= desk.list.viewport().width()
        assert rect.height() >= theme.px(32)
