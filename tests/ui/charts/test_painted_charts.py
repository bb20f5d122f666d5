"""Bars, distributions and heat maps: by keys, by the mouse, in words and as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.charts.bars import BarsChart
from app.ui.charts.data import BarsData, ChartWording, DistributionData, HeatData
from app.ui.charts.distribution import DistributionChart
from app.ui.charts.heat import HeatChart
from app.ui.charts.painted import PaintedChart
from app.ui.theme.theme import Theme
from tests.ui.charts.made import answers, bars, row, week
from tests.ui.charts.pixels import colours

JOURNEY = bars(row("Booking", 90, 388), row("Arrival", 95, 18), row("Problems", 71, 7), row("After", None, 0))
COUNTS = [9, 0, 8, 12, 28, 45, 52, 110, 215, 322, 403]
Shown = Callable[[PaintedChart], Any]


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[PaintedChart], PaintedChart]:
    def show(chart: PaintedChart) -> PaintedChart:
        qtbot.addWidget(chart)
        chart.resize(360, 260)
        chart.show()
        return chart

    return show


@pytest.fixture
def journey(theme: Theme, wording: ChartWording, shown: Shown) -> BarsChart:
    chart = BarsChart(theme, wording, name="Along the journey", empty="No answers yet.")
    chart.show_data(JOURNEY)
    shown(chart)
    return chart


def press(qtbot: QtBot, chart: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(chart, key)


def test_arrows_move_over_the_bars_and_say_them(journey: BarsChart, qtbot: QtBot) -> None:
    said: list[str] = []
    journey.said.connect(said.append)

    press(qtbot, journey, *[Qt.Key.Key_Down] * 5, Qt.Key.Key_Up)

    assert said == [
        "Booking: 90%, likely 85 to 95%, n=388",
        "Arrival: 95%, likely 90 to 100%, n=18, tentative",
        "Problems: n=7, too few to tell",
        "After: no data",
        "Problems: n=7, too few to tell",
    ]
    assert journey.accessibleDescription().startswith("Problems: n=7")


def test_enter_and_a_click_choose_a_bar(journey: BarsChart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    journey.chosen.connect(chosen.append)

    press(qtbot, journey, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    canvas = journey._canvas
    place = journey.regions[0].rect.center().toPoint() + QPoint(6, 6)
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)

    assert chosen == ["Arrival", "Booking"]


def test_hovering_says_a_bar_and_leaving_says_nothing(journey: BarsChart, qtbot: QtBot) -> None:
    said: list[str] = []
    journey.clearFocus()
    journey.said.connect(said.append)
    middle = journey.regions[1].rect.center()

    journey._canvas.hovered.emit(middle)
    journey._canvas.hovered.emit(middle)
    journey._canvas.hovered.emit(None)

    assert said == ["Arrival: 95%, likely 90 to 100%, n=18, tentative", ""]


def test_reset_points_at_nothing(journey: BarsChart, qtbot: QtBot) -> None:
    press(qtbot, journey, Qt.Key.Key_Down, Qt.Key.Key_Home)

    assert journey.current is None
    assert journey.accessibleDescription().startswith("Booking: 90%")


def test_one_key_shows_the_same_numbers_as_a_table_and_back(journey: BarsChart, qtbot: QtBot) -> None:
    press(qtbot, journey, Qt.Key.Key_T)

    assert journey.table is not None
    assert journey.table.texts() == [
        ["Booking", "90", "85", "95", "388", ""],
        ["Arrival", "95", "90", "100", "18", "tentative"],
        ["Problems", "", "", "", "7", "too few to tell"],
        ["After", "", "", "", "0", "no data"],
    ]
    titles = [column.title for column in journey.sheet().columns]
    assert titles == ["Group", "CSAT, %", "From", "To", "n", "Evidence"]

    press(qtbot, journey.table, Qt.Key.Key_Escape)
    assert not journey.shows_table


def test_enter_in_the_table_chooses_a_line(journey: BarsChart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    journey.chosen.connect(chosen.append)
    journey.show_table(shown=True)
    table = journey.table
    assert table is not None

    table.setCurrentIndex(table.model().index(1, 0))
    press(qtbot, table, Qt.Key.Key_Return)

    assert chosen == ["Arrival"]


def test_an_open_table_follows_the_data_and_closes_when_there_are_none(journey: BarsChart) -> None:
    journey.show_table(shown=True)

    journey.show_data(bars(row("Bar", 40, 50)))
    assert journey.table is not None
    assert [line[0] for line in journey.table.texts()] == ["Bar"]

    journey.show_data(BarsData())
    assert journey.table is None
    assert journey.accessibleDescription() == "No answers yet."


def test_the_bar_pointed_at_stays_when_new_figures_come(journey: BarsChart, qtbot: QtBot) -> None:
    press(qtbot, journey, Qt.Key.Key_Down, Qt.Key.Key_Down)

    journey.show_data(bars(row("Arrival", 96, 40), row("Booking", 90, 388)))

    assert journey.current is not None
    assert journey.current.key == "Arrival"


def test_tentative_bars_are_hollow_and_those_of_too_few_are_not_drawn(
    theme: Theme, wording: ChartWording, shown: Shown
) -> None:
    def filled(n: int) -> int:
        chart = BarsChart(theme, wording, name="Bars")
        chart.show_data(bars(row("Stay", 80, n)))
        shown(chart)
        return colours(chart._canvas.grab().toImage())[theme.tokens.brand]

    assert filled(300) > 3 * filled(20) > 0
    assert filled(9) == 0


def test_drivers_reach_to_both_sides_of_zero(theme: Theme, wording: ChartWording, shown: Shown) -> None:
    chart = BarsChart(theme, wording, name="Drivers")
    chart.show_data(bars(row("Name", 14, 60), row("Noise", -9, 60), diverging=True))
    shown(chart)
    drawing: Any = chart._canvas.drawing

    assert drawing._scale.x(-9) < drawing._scale.zero < drawing._scale.x(14)


def test_many_bars_scroll_and_the_keys_reach_the_last(
    theme: Theme, wording: ChartWording, shown: Shown, qtbot: QtBot
) -> None:
    chart = BarsChart(theme, wording, name="Bars")
    chart.show_data(bars(*(row(f"Place {number}", 50, 60) for number in range(40))))
    shown(chart)

    press(qtbot, chart, *[Qt.Key.Key_Down] * 45)

    assert chart.current is not None
    assert chart.current.key == "Place 39"
    assert chart._scroll.verticalScrollBar().value() > 0
    chart.reset()
    assert chart._scroll.verticalScrollBar().value() == 0


def test_a_distribution_is_said_bar_by_bar_and_part_by_part(
    theme: Theme, wording: ChartWording, shown: Shown, qtbot: QtBot
) -> None:
    chart = DistributionChart(theme, wording, name="Answers")
    chart.show_data(answers(COUNTS))
    shown(chart)
    said: list[str] = []
    chart.said.connect(said.append)

    press(qtbot, chart, *[Qt.Key.Key_Right] * 3, Qt.Key.Key_Down, Qt.Key.Key_Right)

    assert said == ["0: 9, 1%", "1: 0, 0%", "2: 8, 1%", "40% others", "60% promoters"]
    assert chart.accessibleDescription().startswith("60% promoters")
    assert chart.sheet().columns[1].title == "How many"
    chart.show_table(shown=True)
    assert chart.table is not None
    assert chart.table.texts()[-1] == ["promoters", "725", "60"]


def test_no_answers_are_a_sentence_and_no_table(theme: Theme, wording: ChartWording, shown: Shown) -> None:
    chart = DistributionChart(theme, wording, name="Answers", empty="Ask a guest to begin.")
    chart.show_data(DistributionData())
    shown(chart)
    chart.show_table(shown=True)

    assert not chart.shows_table
    assert chart.accessibleDescription() == "Ask a guest to begin."
    assert list(chart.sheet().rows) == []


def test_a_heat_map_moves_by_arrows_and_tells_its_cells(
    theme: Theme, wording: ChartWording, shown: Shown, qtbot: QtBot
) -> None:
    chart = HeatChart(theme, wording, name="Hours")
    chart.show_data(week({(0, 1): 3, (2, 3): 12}))
    shown(chart)
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)

    press(qtbot, chart, Qt.Key.Key_Left)
    assert chart.words == "Wed 03: 12"
    press(qtbot, chart, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert chart.words == "Tue 02: 0"
    assert chosen == [(1, 2)]
    chart.show_table(shown=True)
    assert chart.table is not None
    assert chart.table.texts() == [["Mon", "01", "3", "3", ""], ["Wed", "03", "12", "12", ""]]


def test_a_grid_of_nothing_is_a_sentence(theme: Theme, wording: ChartWording, shown: Shown) -> None:
    chart = HeatChart(theme, wording, name="Hours", empty="Nothing yet.")
    chart.show_data(HeatData())
    shown(chart)

    assert chart.accessibleDescription() == "Nothing yet."


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_charts_follow_the_theme_and_the_size_of_the_text(
    journey: BarsChart, theme: Theme, mode: str, scale: float
) -> None:
    theme.set_text_scale(scale)
    theme.set_mode("dark" if mode == "dark" else "light")

    assert theme.tokens.brand in colours(journey._canvas.grab().toImage())
    last = journey.regions[-1].rect
    assert journey._canvas.height() >= last.bottom()


def test_the_ring_is_there_only_with_the_keys(journey: BarsChart, qtbot: QtBot) -> None:
    journey.clearFocus()
    journey.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(journey.hasFocus)
    assert journey._ring.isVisible()
    assert journey.current is not None

    journey.clearFocus()
    assert not journey._ring.isVisible()


def test_a_chart_that_was_never_filled_says_so_and_leaves_nothing_behind(
    theme: Theme, wording: ChartWording, shown: Shown
) -> None:
    chart = BarsChart(theme, wording, name="Bars", empty="Nothing yet.")
    shown(chart)

    assert chart._sentence.isVisible()
    assert not chart._scroll.isVisible()
