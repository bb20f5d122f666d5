"""The trend: what it draws and leaves out, its keys, its mouse, its words and its table."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.measures.evidence import evidence_of
from app.ui.charts.data import AxisNote, ChartWording, TrendData, TrendPoint, TrendSeries
from app.ui.charts.trend import TrendChart
from app.ui.theme.theme import Theme
from tests.ui.charts.made import CALLS, line, month, trend
from tests.ui.charts.pixels import colours

VALUES = [40.0, 42.0, None, 47.0, 50.0, 52.0]


@pytest.fixture
def chart(theme: Theme, wording: ChartWording, qtbot: QtBot) -> TrendChart:
    chart = TrendChart(theme, wording, name="NPS by month", empty="No answers yet.")
    chart.show_data(trend(line(VALUES, n=[120, 18, 0, 7, 120, 120], running=True)))
    qtbot.addWidget(chart)
    chart.resize(640, 240)
    chart.show()
    return chart


def press(qtbot: QtBot, chart: TrendChart, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(chart, key)


def picture(chart: TrendChart) -> QImage:
    return chart.plot.grab().toImage()


def dyed(chart: TrendChart, token: str, columns: range) -> int:
    """How many pixels of a colour the columns hold."""
    plot = chart.plot.scale_in_view.plot
    rows = range(round(plot.top()), round(plot.bottom()) - 6)
    part = picture(chart).copy(columns.start, rows.start, len(columns), len(rows))
    return colours(part)[getattr(chart._theme.tokens, token)]


def column_of(chart: TrendChart, day: date, spread: int = 2) -> range:
    x = round(chart.plot.scale_in_view.x(day.toordinal()))
    return range(x - spread, x + spread + 1)


def wheel(chart: TrendChart, turned: int, x: float, *, met: bool = True) -> bool:
    place = QPointF(x, 100)
    if met:
        # From elsewhere: a mouse that stands there already would not move.
        QTest.mouseMove(chart.plot.viewport(), QPoint(1, 1))
        QTest.mouseMove(chart.plot.viewport(), place.toPoint())
    event = QWheelEvent(
        place,
        chart.plot.mapToGlobal(place),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart.plot.viewport(), event)
    return event.isAccepted()


def test_arrows_move_from_period_to_period_and_say_each(chart: TrendChart, qtbot: QtBot) -> None:
    said: list[str] = []
    chart.said.connect(said.append)

    press(qtbot, chart, Qt.Key.Key_End, *[Qt.Key.Key_Left] * 5, Qt.Key.Key_Left)

    assert said == [
        "1 Jun 2026, so far: 52, likely 42 to 62, n=120",
        "1 May 2026: 50, likely 40 to 60, n=120",
        "1 Apr 2026: n=7, too few to tell",
        "1 Mar 2026: no data; Welcome calls began",
        "1 Feb 2026: 42, likely 32 to 52, n=18, tentative",
        "1 Jan 2026: 40, likely 30 to 50, n=120",
    ]
    assert chart.accessibleDescription() == f"{said[-1]} T shows the numbers as a table."


def test_enter_chooses_the_period_and_nothing_where_nobody_answered(chart: TrendChart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)

    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Return)
    press(qtbot, chart, *[Qt.Key.Key_Left] * 3, Qt.Key.Key_Return)
    press(qtbot, chart, Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert chosen == [month(5), month(3)]


def test_a_note_is_wanted_at_the_cursor(chart: TrendChart, qtbot: QtBot) -> None:
    wanted: list[object] = []
    chart.note_wanted.connect(wanted.append)

    press(qtbot, chart, Qt.Key.Key_N)
    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_N)

    assert wanted == [month(4)]


def test_up_and_down_go_from_line_to_line(
    theme: Theme, wording: ChartWording, qtbot: QtBot, chart: TrendChart
) -> None:
    rooms = TrendSeries(
        "Rooms",
        tuple(TrendPoint(month(at), 30.0, 20, 40, 50, evidence_of(50), key=("rooms", at)) for at in range(3)),
    )
    chart.show_data(trend(line([50, 51, 52], name="Bar"), rooms, notes=()))
    chosen: list[object] = []
    said: list[str] = []
    chart.chosen.connect(chosen.append)
    chart.said.connect(said.append)

    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    press(qtbot, chart, Qt.Key.Key_Up, Qt.Key.Key_Return)

    assert chosen == [("rooms", 2), month(2)]
    assert said[0] == ("1 Mar 2026: Bar 52, likely 42 to 62, n=120; Rooms 30, likely 20 to 40, n=50")
    assert said[1:] == ["Rooms", "Rooms", "Bar"]


def test_an_empty_period_and_one_of_too_few_break_the_line(chart: TrendChart) -> None:
    chart.show_data(trend(line([40, 42, None, 47, 48, 50, 52], n=[120, 120, 0, 120, 9, 120, 120]), notes=()))

    for at in (2, 4):
        assert dyed(chart, "brand", column_of(chart, month(at))) == 0
        assert dyed(chart, "brandsoft", column_of(chart, month(at))) == 0
    for day in (date(2026, 1, 15), date(2026, 6, 15)):
        assert dyed(chart, "brand", column_of(chart, day)) > 0
        assert dyed(chart, "brandsoft", column_of(chart, day)) > 0


def test_a_tentative_period_and_the_running_one_are_hollow(chart: TrendChart) -> None:
    image, scale = picture(chart), chart.plot.scale_in_view
    for at, value in ((1, 42.0), (5, 52.0)):
        middle = QPoint(round(scale.x(month(at).toordinal())), round(scale.y(value)))
        assert image.pixelColor(middle).name().upper() == chart._theme.tokens.surface


def test_a_solid_period_between_gaps_is_a_full_mark(chart: TrendChart) -> None:
    chart.show_data(trend(line([40, None, 44, None, 46])))
    scale = chart.plot.scale_in_view
    middle = QPoint(round(scale.x(month(2).toordinal())), round(scale.y(44)))

    assert picture(chart).pixelColor(middle).name().upper() == chart._theme.tokens.brand


def test_what_happened_stands_on_the_axis_in_brass(chart: TrendChart) -> None:
    assert dyed(chart, "brass", column_of(chart, CALLS.on, 1)) > 20
    chart.show_data(trend(line(VALUES), notes=()))
    assert dyed(chart, "brass", column_of(chart, CALLS.on, 1)) == 0


def test_clicking_the_text_of_a_note_tells_its_id(chart: TrendChart, qtbot: QtBot) -> None:
    told: list[int] = []
    chart.note_chosen.connect(told.append)
    picture_shown = chart.plot.picture
    assert picture_shown is not None
    assert picture_shown.frame is not None
    ((_note, place),) = picture_shown.frame.notes.placed(chart.plot.scale_in_view)
    middle = picture_shown.frame.notes.rect(place).center().toPoint()

    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert told == [7]


def test_the_mouse_reads_the_nearest_period(chart: TrendChart, qtbot: QtBot) -> None:
    said: list[str] = []
    chart.clearFocus()
    chart.said.connect(said.append)
    scale = chart.plot.scale_in_view
    before = picture(chart)

    qtbot.mouseMove(chart.plot.viewport(), QPoint(round(scale.x(month(1).toordinal())) + 6, 90))
    assert picture(chart) != before
    chart.plot.pointed.emit(None)

    assert said == ["1 Feb 2026: 42, likely 32 to 52, n=18, tentative", ""]


def test_a_click_on_a_point_chooses_it_and_one_beside_does_not(chart: TrendChart, qtbot: QtBot) -> None:
    chosen: list[object] = []
    chart.chosen.connect(chosen.append)
    scale = chart.plot.scale_in_view
    place = QPoint(round(scale.x(month(4).toordinal())), round(scale.y(50)))

    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(0, 90))

    assert chosen == [month(4)]
    assert chart.at == 4


def test_the_wheel_zooms_the_days_and_never_the_values(chart: TrendChart) -> None:
    before = chart.plot.scale_in_view

    assert wheel(chart, 120, before.x(month(3).toordinal()))
    after = chart.plot.scale_in_view

    assert after.last - after.first < before.last - before.first
    assert (after.low, after.high) == (before.low, before.high)
    assert after.x(month(3).toordinal()) == pytest.approx(before.x(month(3).toordinal()), abs=1)


def test_the_wheel_belongs_to_the_page_when_there_is_nothing_to_zoom_out_of(chart: TrendChart) -> None:
    assert not wheel(chart, -120, 300)


def test_the_wheel_goes_on_scrolling_a_page_that_brought_the_chart_under_the_mouse(chart: TrendChart) -> None:
    assert not wheel(chart, 120, 300, met=False)
    assert chart.plot.window_of_time.is_whole


def test_a_drag_zooms_into_its_days_and_a_double_click_shows_all(chart: TrendChart, qtbot: QtBot) -> None:
    view, scale = chart.plot.viewport(), chart.plot.scale_in_view
    begin, end = (QPoint(round(scale.x(month(at).toordinal())), 80) for at in (1, 4))

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view, begin + QPoint(20, 0))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    window = chart.plot.window_of_time

    assert window.first == pytest.approx(month(1).toordinal(), abs=1)
    assert window.last == pytest.approx(month(4).toordinal(), abs=1)

    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=begin)
    assert chart.plot.window_of_time.is_whole


def test_a_drag_with_shift_moves_the_days(chart: TrendChart, qtbot: QtBot) -> None:
    chart.plot.show_window(chart.plot.window_of_time.between(month(1).toordinal(), month(3).toordinal()))
    before, view = chart.plot.window_of_time, chart.plot.viewport()

    qtbot.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(300, 80))
    qtbot.mouseMove(view, QPoint(250, 80))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, QPoint(250, 80))

    assert chart.plot.window_of_time.first > before.first
    assert chart.plot.window_of_time.breadth == pytest.approx(before.breadth)


def test_keys_zoom_move_and_reset(chart: TrendChart, qtbot: QtBot) -> None:
    whole = chart.plot.window_of_time

    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    near = chart.plot.window_of_time
    assert near.breadth < whole.breadth / 2
    assert near.last > month(5).toordinal()

    press(qtbot, chart, Qt.Key.Key_PageUp)
    assert chart.plot.window_of_time.last < near.last
    press(qtbot, chart, Qt.Key.Key_Left)
    assert chart.at == 4
    assert chart.plot.window_of_time.first <= month(4).toordinal() <= chart.plot.window_of_time.last

    press(qtbot, chart, Qt.Key.Key_Minus, Qt.Key.Key_Home)
    assert chart.plot.window_of_time == whole
    assert chart.at is None


def test_days_in_view_and_the_cursor_stay_when_the_figures_are_read_again(
    chart: TrendChart, qtbot: QtBot
) -> None:
    press(qtbot, chart, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Plus)
    window = chart.plot.window_of_time

    chart.show_data(trend(line([value and value + 1 for value in VALUES])))
    assert chart.plot.window_of_time == window
    assert chart.at == 4

    chart.show_data(trend(line([40, 41])))
    assert chart.plot.window_of_time.is_whole
    assert chart.at is None


def test_one_key_shows_the_same_numbers_as_a_table_and_back(chart: TrendChart, qtbot: QtBot) -> None:
    press(qtbot, chart, Qt.Key.Key_T)

    assert chart.table is not None
    assert [column.title for column in chart.sheet().columns] == [
        "Period",
        "NPS",
        "From",
        "To",
        "n",
        "Evidence",
        "Note",
    ]
    assert chart.table.texts() == [
        ["1 Jan 2026", "40", "30", "50", "120", "", ""],
        ["1 Feb 2026", "42", "32", "52", "18", "tentative", ""],
        ["1 Mar 2026", "", "", "", "0", "no data", "Welcome calls began"],
        ["1 Apr 2026", "", "", "", "7", "too few to tell", ""],
        ["1 May 2026", "50", "40", "60", "120", "", ""],
        ["1 Jun 2026", "52", "42", "62", "120", "so far", ""],
    ]
    qtbot.keyClick(chart.table, Qt.Key.Key_T)
    assert not chart.shows_table


@pytest.mark.parametrize(
    "data",
    [TrendData(), trend(line([])), trend(line([None, None]))],
    ids=["no line", "no period", "nobody answered"],
)
def test_nothing_to_draw_is_a_sentence(chart: TrendChart, qtbot: QtBot, data: TrendData) -> None:
    chart.show_data(data)
    press(qtbot, chart, Qt.Key.Key_T, Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Home)

    assert not chart.shows_table
    assert chart.accessibleDescription() == "No answers yet."


def test_a_single_period_is_drawn_too(chart: TrendChart) -> None:
    chart.show_data(trend(line([40])))

    assert dyed(chart, "brand", column_of(chart, month(0), 3)) > 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_trend_follows_the_theme_and_the_size_of_the_text(
    chart: TrendChart, theme: Theme, mode: str, scale: float
) -> None:
    theme.set_text_scale(scale)
    theme.set_mode("dark" if mode == "dark" else "light")
    chart.resize(chart.minimumSizeHint())
    image = picture(chart)

    assert image.pixelColor(1, 1).name().upper() == theme.tokens.surface
    assert dyed(chart, "brand", range(image.width())) > 0
    plot = chart.plot.scale_in_view.plot
    assert plot.height() >= theme.px(40)
    assert plot.bottom() < image.height()


def test_lines_are_told_apart_without_their_colours(chart: TrendChart) -> None:
    chart.show_data(trend(line([60] * 5, name="Bar"), line([20] * 5, name="Rooms"), notes=()))
    image, scale = picture(chart), chart.plot.scale_in_view
    between = range(round(scale.x(month(1).toordinal())) + 8, round(scale.x(month(2).toordinal())) - 8)

    def gaps(value: float) -> int:
        y, brand = round(scale.y(value)), chart._theme.tokens.brand.lower()
        beside = range(y - 2, y + 3)
        return sum(all(image.pixelColor(x, at).name() != brand for at in beside) for x in between)

    assert gaps(60) == 0
    assert gaps(20) > 10


def test_notes_do_not_move_the_lines_while_zooming(chart: TrendChart) -> None:
    notes = tuple(AxisNote(date(2026, 3, day), f"Something happened on the {day}", day) for day in (2, 9, 16))
    chart.show_data(trend(line(VALUES), notes=notes))
    before = chart.plot.scale_in_view.plot

    wheel(chart, 240, before.center().x())

    assert chart.plot.scale_in_view.plot == before


def test_while_not_all_days_are_in_view_a_button_leads_back_to_them(chart: TrendChart, qtbot: QtBot) -> None:
    assert not chart.whole.isVisible()
    wheel(chart, 120, 300)
    assert chart.whole.isVisible()
    assert chart.plot.rect().contains(chart.whole.geometry())

    qtbot.mouseClick(chart.whole, Qt.MouseButton.LeftButton)

    assert chart.plot.window_of_time.is_whole
    assert not chart.whole.isVisible()
