"""Charts on screen: hovering and zooming over ten thousand points, a usual view drawn anew, and what loading costs.

A frame is painted at once, without a screen; the reference is a chart that has but three points.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")

from PySide6.QtWidgets import QApplication

from app.core.measures.evidence import evidence_of
from app.ui.application import new_application
from app.ui.charts.bars import BarsChart
from app.ui.charts.data import BarRow, BarsData, TrendData, TrendPoint, TrendSeries, Unit
from app.ui.charts.trend import TrendChart
from app.ui.theme.theme import Theme
from app.wording.axes import AxisWording
from app.wording.formats import Wording
from app.wording.translation import start_translation
from benchmarks.timing import Budget, Times, report, take_times

ROOT = Path(__file__).parents[1]
FIRST = date(1999, 1, 1)
MANY, MONTHS, LINES, BARS = 10_000, 60, 3, 60
FRAMES, ROUNDS = 240, 60
FRAME = 1000 / 60
LOAD = """
import time
from PySide6 import QtWidgets
import app.ui.charts.painted, app.ui.row_table
began = time.perf_counter()
import numpy
then = time.perf_counter()
import app.ui.charts.trend
print((then - began) * 1000, (time.perf_counter() - then) * 1000)
"""


def main() -> int:
    """Measure and print."""
    app = new_application("bench")
    start_translation("en", ROOT / "resources")
    theme = Theme(app, resources=ROOT / "resources", mode="light")
    wording = AxisWording(Wording("hotel", "en", "Europe/Zurich", "CHF"))
    loading = time_loading()
    series = wandering(MANY, days=1)
    few = TrendSeries(series.name, (*series.points[:2], series.points[-1]))
    full, empty = (shown_trend(theme, wording, each) for each in (series, few))
    zoomed, zoomed_empty = (take_times(zoomer(chart), range(FRAMES)) for chart in (full, empty))
    hovered, hovered_empty = (take_times(hoverer(chart), range(FRAMES)) for chart in (full, empty))
    drawn = time_usual_view(theme, wording)
    say("zooming over 10,000 points, a frame", zoomed, zoomed_empty)
    say("hovering over 10,000 points, a frame", hovered, hovered_empty)
    print(f"{LINES} lines of {MONTHS} months and {BARS} bars   {drawn.said()}")
    print(f"loading numpy {loading[0]:.0f} ms, then pyqtgraph and the trend {loading[1]:.0f} ms")
    return report(
        [
            Budget("a frame while zooming over 10,000 points, p95", zoomed.p95, FRAME),
            Budget("a frame while hovering over 10,000 points, p95", hovered.p95, FRAME),
            Budget("3 lines of 60 months and 60 bars drawn anew, p95", drawn.p95, 16.0),
            Budget("loading numpy and pyqtgraph", sum(loading), 400.0),
        ]
    )


def time_loading() -> tuple[float, float]:
    """The best of some loadings, each in a process of its own."""
    runs = []
    for _ in range(4):
        command = [sys.executable, "-c", LOAD]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        runs.append((float(said[0]), float(said[1])))
    return min(runs, key=sum)


def shown_trend(theme: Theme, wording: AxisWording, series: TrendSeries) -> TrendChart:
    """A chart at the size it has in a window of 1366 by 820."""
    chart = TrendChart(theme, wording, name="Days")
    chart.show_data(TrendData((series,), (), Unit("NPS")))
    chart.resize(782, 200)
    chart.show()
    QApplication.processEvents()
    return chart


def wandering(count: int, *, days: int, seed: int = 1, name: str = "NPS") -> TrendSeries:
    """A line that goes up and down, one point in five of few answers."""
    dice, value, points = Random(seed), 40.0, []
    for at in range(count):
        value += dice.gauss(0, 2) - (value - 40) * 0.01
        n = 120 if dice.random() < 0.8 else 12
        day = FIRST + timedelta(days=at * days)
        points.append(TrendPoint(day, value, value - 8, value + 7, n, evidence_of(n)))
    return TrendSeries(name, tuple(points))


def zoomer(chart: TrendChart) -> Callable[[int], None]:
    """In for half a second, out for half a second, all frames painted."""

    def frame(number: int) -> None:
        window = chart.plot.window_of_time
        factor = 0.95 if number % 60 < 30 else 1 / 0.95
        chart.plot.show_window(window.zoomed(factor, window.first + window.breadth * 0.4))
        chart.plot.viewport().repaint()

    return frame


def hoverer(chart: TrendChart) -> Callable[[int], None]:
    """Another day in each frame."""

    def frame(number: int) -> None:
        chart.plot.pointed.emit(FIRST.toordinal() + number * 37 % MANY)
        chart.plot.viewport().repaint()

    return frame


def time_usual_view(theme: Theme, wording: AxisWording) -> Times:
    """Other figures into both charts, both painted."""
    trend = TrendChart(theme, wording, name="Months")
    bars = BarsChart(theme, wording, name="Places")
    for chart, size in ((trend, (782, 200)), (bars, (380, 260))):
        chart.resize(*size)
        chart.show()
    views = [(lines_of_months(seed), bars_of_places(seed)) for seed in range(ROUNDS)]

    def draw(view: tuple[TrendData, BarsData]) -> None:
        trend.show_data(view[0])
        bars.show_data(view[1])
        trend.plot.viewport().repaint()
        bars.repaint()
        QApplication.processEvents()

    for view in views[:5]:
        draw(view)
    return take_times(draw, views)


def lines_of_months(seed: int) -> TrendData:
    """Three lines of five years."""
    lines = [wandering(MONTHS, days=30, seed=seed * 7 + at, name=f"Line {at}") for at in range(LINES)]
    return TrendData(tuple(lines), (), Unit("NPS"))


def bars_of_places(seed: int) -> BarsData:
    """Sixty places."""
    dice = Random(seed)
    rows = []
    for at in range(BARS):
        value, n = dice.uniform(40, 99), dice.randint(5, 400)
        rows.append(BarRow(at, f"Place {at}", value, value - 6, min(100, value + 5), n, evidence_of(n)))
    return BarsData(tuple(rows), Unit("CSAT", "%"), end=100)


def say(what: str, full: Times, empty: Times) -> None:
    """Both, and how they compare."""
    print(f"{what:38} {full.said()}")
    print(f"{'  with three points':38} {empty.said()}   p50 ratio {full.p50 / empty.p50:.1f}")


if __name__ == "__main__":
    sys.exit(main())
