"""Small trends side by side: the same axes, one cursor, one table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.charts.data import ChartWording, MultiplesData, SmallTrend
from app.ui.charts.multiples import MultiplesChart
from app.ui.theme.theme import Theme
from tests.ui.charts.made import line, month, trend

FAMILIES = SmallTrend("Families", trend(line([40, 42, 44, 46])), "families")
BUSINESS = SmallTrend("Business", trend(line([80, 82, None, 90], n=[50, 50, 0, 12])), "business")
NOBODY = SmallTrend("Groups", trend(line([None, None])), "groups")


@pytest.fixture
def chart(theme: Theme, wording: ChartWording, qtbot: QtBot) -> MultiplesChart:
    chart = MultiplesChart(theme, wording, name="By segment", empty="No answers yet.")
    qtbot.addWidget(chart)
    chart.show_data(MultiplesData((FAMILIES, BUSINESS, NOBODY)))
    chart.resize(520, 320)
    chart.show()
    return chart


def test_all_have_the_same_axes_and_those_of_nobody_are_left_out(chart: MultiplesChart) -> None:
    assert [view.trend.name for view in chart.views] == ["Families", "Business"]
    first, second = (view.plot.scale_in_view for view in chart.views)

    assert (first.low, first.high, first.first, first.last) == (
        second.low,
        second.high,
        second.first,
        second.last,
    )
    assert (first.low, first.high) == (20, 100)


def test_keys_move_one_cursor_over_all_and_say_the_chart_they_are_on(
    chart: MultiplesChart, qtbot: QtBot
) -> None:
    said: list[str] = []
    chosen: list[object] = []
    chart.said.connect(said.append)
    chart.chosen.connect(chosen.append)

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(chart, key)

    assert said == [
        "Families, 1 Apr 2026: 46, likely 36 to 56, n=120",
        "Business, 1 Apr 2026: 90, likely 80 to 100, n=12, tentative",
        "Business, 1 Mar 2026: no data; Welcome calls began",
    ]
    assert chosen == [("business", month(3))]
    assert [view.day for view in chart.views] == [month(2).toordinal()] * 2


def test_zooming_one_zooms_all_and_reset_shows_all_days(chart: MultiplesChart, qtbot: QtBot) -> None:
    first, second = chart.views
    window = first.plot.window_of_time.zoomed(0.5, month(1).toordinal())

    first.plot.show_window(window)
    assert second.plot.window_of_time == window

    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert all(view.plot.window_of_time.is_whole for view in chart.views)


def test_a_click_chooses_the_chart_and_its_period(chart: MultiplesChart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)
    plot = chart.views[1].plot
    place = plot.scale_in_view.plot.center().toPoint()
    place.setX(round(plot.scale_in_view.x(month(1).toordinal())))

    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen == [("business", month(1))]


def test_the_table_names_the_chart_of_each_line(chart: MultiplesChart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_T)

    assert chart.table is not None
    lines = chart.table.texts()
    assert len(lines) == 8
    assert lines[0][:3] == ["Families", "1 Jan 2026", "40"]
    assert lines[7] == ["Business", "1 Apr 2026", "90", "80", "100", "12", "tentative", ""]


def test_an_axis_that_is_given_is_kept(chart: MultiplesChart) -> None:
    chart.show_data(replace(MultiplesData((FAMILIES,)), y_range=(0, 100)))

    scale = chart.views[0].plot.scale_in_view
    assert (scale.low, scale.high) == (0, 100)


def test_nothing_at_all_is_a_sentence(chart: MultiplesChart, qtbot: QtBot) -> None:
    chart.show_data(MultiplesData((NOBODY,)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_T):
        qtbot.keyClick(chart, key)

    assert not chart.shows_table
    assert chart.accessibleDescription() == "No answers yet."


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_follow_the_theme_and_scroll_where_they_have_no_room(
    chart: MultiplesChart, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    theme.set_mode("dark")

    assert all(view.height() >= theme.px(120) for view in chart.views)
    image = chart.views[0].plot.grab().toImage()
    assert image.pixelColor(1, 1).name().upper() == theme.tokens.surface
