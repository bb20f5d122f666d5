"""The month and the year: their keys, their marks and what they say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.planner.calendar.days import FIRST, LAST, sheet_of, step_days, step_months
from app.planner.sources import PlannerChoices
from tests.planner.fake_agenda import TODAY, FakeAgenda, a_row
from tests.planner.planner_desk import PlannerDesk

K = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
DAYS = st.dates(FIRST, LAST)


@given(DAYS, st.integers(0, 6))
def test_a_sheet_holds_the_whole_month_in_six_weeks(day: date, week_start: int) -> None:
    sheet = sheet_of(day.year, day.month, week_start=week_start)
    assert len(sheet) == 42
    assert sheet[0].weekday() == week_start
    assert {each for each in sheet if each.month == day.month} >= {day, day.replace(day=1)}
    assert day.replace(day=1) in sheet[:7]
    assert all(after - before == timedelta(days=1) for before, after in pairwise(sheet))


@given(DAYS, st.integers(-30_000, 30_000), st.integers(-6_000, 6_000))
def test_no_step_leaves_the_calendar(day: date, days: int, months: int) -> None:
    assert FIRST <= step_days(day, days) <= LAST
    assert FIRST <= step_months(day, months) <= LAST


def test_a_month_later_than_the_31st_is_the_end_of_a_shorter_month() -> None:
    assert step_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert step_months(date(2028, 3, 31), -1) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("key", "modifier", "day"),
    [
        (K.Key_Right, None, date(2026, 11, 23)),
        (K.Key_Left, None, date(2026, 11, 21)),
        (K.Key_Down, None, date(2026, 11, 29)),
        (K.Key_Up, None, date(2026, 11, 15)),
        (K.Key_PageDown, None, date(2026, 12, 22)),
        (K.Key_PageUp, None, date(2026, 10, 22)),
        (K.Key_PageUp, SHIFT, date(2025, 11, 22)),
        (K.Key_Home, None, date(2026, 11, 1)),
        (K.Key_End, None, date(2026, 11, 30)),
    ],
)
def test_keys_go_over_the_days(
    desk: PlannerDesk, key: Qt.Key, modifier: Qt.KeyboardModifier | None, day: date
) -> None:
    desk.open()
    desk.month.setFocus()
    desk.press(key, modifier or Qt.KeyboardModifier.NoModifier)
    assert desk.month.day == day
    desk.press(K.Key_T)
    assert desk.month.day == TODAY


def test_another_month_is_read_once_and_named(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    desk.month.setFocus()
    agenda.asked_months.clear()
    for key in (K.Key_PageDown, K.Key_Right, K.Key_Right):
        desk.press(key)
    assert agenda.asked_months == [(2026, 12)]
    assert desk.pane.coming.calendar.head.title.text() == "December 2026"


def test_enter_shows_the_day_and_puts_the_keys_onto_its_moments(desk: PlannerDesk) -> None:
    desk.open()
    desk.month.setFocus()
    desk.press(K.Key_Down)
    desk.press(K.Key_Return)
    assert desk.names == ["Louis Müller-Odermatt", "Hana Sato"]
    assert desk.focused is desk.list


@pytest.mark.parametrize("as_year", [False, True])
@pytest.mark.parametrize("width", [1290, 420])
def test_escape_leads_from_the_days_and_months_to_the_list(
    desk: PlannerDesk, width: int, as_year: bool
) -> None:
    desk.open(width=width)
    desk.pane.show_month_or_year(as_year=as_year)
    assert desk.focused is (desk.year if as_year else desk.month)
    desk.press(K.Key_Escape)
    assert desk.focused is desk.list
    assert desk.list.isVisible()


def test_a_click_shows_the_day_too(desk: PlannerDesk) -> None:
    desk.open()
    spot = desk.month.rect_of(date(2026, 11, 23)).center().toPoint()
    QTest.mouseClick(desk.month, Qt.MouseButton.LeftButton, pos=spot)
    assert desk.names == ["Ines Duarte", "Karin Mullins"]


def test_the_day_in_the_frame_is_described(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    assert desk.month.accessibleDescription() == "Today, Sunday 22 November: 1 milestone"
    desk.month.setFocus()
    desk.press(K.Key_Down)
    assert desk.month.accessibleDescription() == "Sunday 29 November: 1 birthday and 1 other moment"
    desk.press(K.Key_Left)
    assert desk.month.accessibleDescription() == "Saturday 28 November: nothing to celebrate"
    agenda.rows.append(a_row("Nora", date(2026, 11, 28)))
    desk.tell()
    assert desk.month.accessibleDescription() == "Saturday 28 November: 1 birthday"


def test_weeks_begin_where_the_venue_begins_them(desk: PlannerDesk) -> None:
    desk.open()
    assert desk.month.rect_of(date(2026, 11, 29)).x() > desk.month.width() / 2
    desk.choices = PlannerChoices(week_start=6)
    desk.tell("venue_setting")
    assert desk.month.rect_of(date(2026, 11, 29)).x() == 0


def test_the_today_button_leads_back_from_another_day_and_month(desk: PlannerDesk) -> None:
    desk.open()
    desk.pane.show_day(date(2027, 2, 3))
    desk.pane.coming.calendar.head.today.click()
    assert desk.month.day == TODAY
    assert desk.view_model.state.day is None
    assert desk.pane.coming.calendar.head.title.text() == "November 2026"


def test_the_arrows_beside_today_leaf_through_months_and_years(desk: PlannerDesk) -> None:
    desk.open()
    head = desk.pane.coming.calendar.head
    head.forth.click()
    assert head.title.text() == "December 2026"
    head.views.button("year").click()
    head.back.click()
    assert head.title.text() == "2025"


def test_the_year_goes_by_months_and_enter_opens_one(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    agenda.rows.append(a_row("Nora", date(2026, 2, 28)))
    desk.open()
    desk.pane.show_month_or_year(as_year=True)
    assert desk.focused is desk.year
    assert desk.year.accessibleDescription() == "November 2026: 8 moments"
    desk.press(K.Key_Home)
    desk.press(K.Key_Right)
    assert desk.year.accessibleDescription() == "February 2026: 1 moment"
    desk.press(K.Key_Down)
    assert desk.year.day.month == 2 + desk.year.columns
    desk.press(K.Key_PageDown)
    assert desk.year.day.year == 2027
    desk.press(K.Key_T)
    desk.press(K.Key_Return)
    assert desk.month.isVisible()
    assert desk.focused is desk.month


@pytest.mark.parametrize("width", [92, 230, 330, 500])
def test_months_of_the_year_never_overlap(desk: PlannerDesk, width: int) -> None:
    year = desk.year
    year.resize(width, year.heightForWidth(width))
    places = [year.rect_of(month) for month in range(1, 13)]
    assert all(not a.intersects(b) for at, a in enumerate(places) for b in places[at + 1 :])
    assert all(place.right() <= width + 1 and place.bottom() <= year.height() + 1 for place in places)


def test_a_crowded_month_is_painted_with_counts(agenda: FakeAgenda, desk: PlannerDesk) -> None:
    desk.open()
    before = desk.month.grab().toImage()
    agenda.rows = [a_row(f"Guest {at}", date(2026, 11, 26), number=at) for at in range(1200)]
    desk.tell()
    assert desk.month.grab().toImage() != before
    desk.month.show_day(date(2026, 11, 26), today=TODAY, chosen=None)
    assert desk.month.accessibleDescription().endswith("1,200 birthdays")
