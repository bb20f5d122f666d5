"""Charts as files: they open elsewhere, are light, say what they show, and are written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.core.errors import ReadOnly
from app.ui.charts.bars import BarsChart
from app.ui.charts.chart import Chart
from app.ui.charts.data import BarsData, ChartWording, MultiplesData, SmallTrend
from app.ui.charts.distribution import DistributionChart
from app.ui.charts.heat import HeatChart
from app.ui.charts.multiples import MultiplesChart
from app.ui.charts.paper_chart import Paintable
from app.ui.charts.saving import ENDINGS, save_chart
from app.ui.charts.trend import TrendChart
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import DARK, LIGHT
from tests.ui.charts.made import answers, bars, line, row, trend, week
from tests.ui.charts.pixels import colours

TITLE, CAPTION = "NPS by month", "January to June 2026, everywhere, all guests"
Make = Callable[[Theme, ChartWording], Paintable]


def make_trend(theme: Theme, wording: ChartWording) -> Paintable:
    chart = TrendChart(theme, wording, name="Trend")
    chart.show_data(trend(line([40, 42, None, 47, 50])))
    return chart


def make_bars(theme: Theme, wording: ChartWording) -> Paintable:
    chart = BarsChart(theme, wording, name="Bars")
    chart.show_data(bars(row("Booking", 90, 388), row("Arrival", 95, 18), row("Problems", 71, 7)))
    return chart


def make_drivers(theme: Theme, wording: ChartWording) -> Paintable:
    chart = BarsChart(theme, wording, name="Drivers")
    chart.show_data(bars(row("Name", 14, 60), row("Noise", -9, 60), diverging=True))
    return chart


def make_distribution(theme: Theme, wording: ChartWording) -> Paintable:
    chart = DistributionChart(theme, wording, name="Answers")
    chart.show_data(answers([9, 0, 8, 12, 28, 45, 52, 110, 215, 322, 403]))
    return chart


def make_heat(theme: Theme, wording: ChartWording) -> Paintable:
    chart = HeatChart(theme, wording, name="Hours")
    chart.show_data(week({(0, 1): 3, (2, 3): 12}))
    return chart


def make_multiples(theme: Theme, wording: ChartWording) -> Paintable:
    chart = MultiplesChart(theme, wording, name="Segments")
    chart.show_data(MultiplesData((SmallTrend("Families", trend(line([40, 42]))),)))
    return chart


MAKERS: list[Make] = [make_trend, make_bars, make_drivers, make_distribution, make_heat, make_multiples]


def words_of(page: PageObject) -> str:
    """The text of a page; how wide a space is says nothing."""
    return " ".join(page.extract_text().split())


@pytest.fixture(params=MAKERS, ids=lambda maker: maker.__name__)
def chart(
    request: pytest.FixtureRequest, theme: Theme, wording: ChartWording, qtbot: object
) -> Iterator[Paintable]:
    theme.set_mode("dark")
    chart: Paintable = request.param(theme, wording)
    assert isinstance(chart, Chart)
    yield chart
    chart.deleteLater()


def brand_pixels(image: QImage) -> int:
    seen = colours(image, step=2)
    return sum(seen[colour] for colour in {LIGHT.brand, LIGHT.good, LIGHT.alert})


def test_a_picture_has_twice_the_pixels_and_is_light_whatever_is_on_screen(
    chart: Paintable, tmp_path: Path
) -> None:
    save_chart(chart, tmp_path / "chart.png", title=TITLE, caption=CAPTION)
    image = QImage(str(tmp_path / "chart.png"))

    assert image.width() == 1920
    assert image.text("Title") == TITLE
    assert image.pixelColor(3, 3).name().upper() == LIGHT.surface
    assert brand_pixels(image) > 20


def test_an_svg_can_be_drawn_elsewhere_and_holds_its_words(chart: Paintable, tmp_path: Path) -> None:
    save_chart(chart, tmp_path / "chart.svg", title=TITLE, caption=CAPTION)
    renderer = QSvgRenderer(str(tmp_path / "chart.svg"))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()

    assert renderer.viewBox().width() == 960
    assert image.pixelColor(3, 3).name().upper() == LIGHT.surface
    assert brand_pixels(image) > 20
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert CAPTION in text
    assert DARK.brand.lower() not in text.lower()


def test_a_pdf_has_one_page_with_its_title_and_caption_as_text(chart: Paintable, tmp_path: Path) -> None:
    save_chart(chart, tmp_path / "chart.pdf", title=TITLE, caption=CAPTION)
    reader = PdfReader(tmp_path / "chart.pdf")
    (page,) = reader.pages
    text = words_of(page)

    assert reader.metadata is not None
    assert reader.metadata.title == TITLE
    assert TITLE in text
    assert CAPTION in text
    assert any(digit in text.replace("2026", "") for digit in "0123456789")
    assert float(page.mediabox.width) == pytest.approx(720, abs=1)


def test_a_zoomed_trend_is_saved_with_all_the_days_its_caption_names(
    theme: Theme, wording: ChartWording, qtbot: object, tmp_path: Path
) -> None:
    chart = make_trend(theme, wording)
    assert isinstance(chart, TrendChart)
    save_chart(chart, tmp_path / "all.svg", title=TITLE)
    window = chart.plot.window_of_time
    chart.plot.show_window(window.zoomed(0.3, window.first))
    save_chart(chart, tmp_path / "zoomed.svg", title=TITLE)
    chart.deleteLater()

    assert (tmp_path / "zoomed.svg").read_bytes() == (tmp_path / "all.svg").read_bytes()


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_chart_says_so_in_its_file(
    theme: Theme, wording: ChartWording, qtbot: object, tmp_path: Path, ending: str
) -> None:
    chart = BarsChart(theme, wording, name="Bars", empty="No answers in these days.")
    chart.show_data(BarsData())
    target = tmp_path / f"empty{ending}"

    save_chart(chart, target, title=TITLE)
    chart.deleteLater()

    if ending == ".pdf":
        assert "No answers in these days." in words_of(PdfReader(target).pages[0])
    else:
        assert target.stat().st_size > 500


def test_a_long_caption_takes_as_many_lines_as_it_needs(
    theme: Theme, wording: ChartWording, qtbot: object, tmp_path: Path
) -> None:
    chart = make_bars(theme, wording)
    assert isinstance(chart, BarsChart)
    save_chart(chart, tmp_path / "short.png", title=TITLE, caption=CAPTION)
    save_chart(chart, tmp_path / "long.png", title=TITLE, caption=", ".join([CAPTION] * 9))
    chart.deleteLater()

    assert QImage(str(tmp_path / "long.png")).height() > QImage(str(tmp_path / "short.png")).height() + 40


def test_what_cannot_be_written_leaves_nothing_behind(
    theme: Theme, wording: ChartWording, qtbot: object, tmp_path: Path
) -> None:
    chart = make_bars(theme, wording)
    assert isinstance(chart, BarsChart)
    target = tmp_path / "chart.png"
    target.mkdir()

    with pytest.raises(ReadOnly):
        save_chart(chart, target, title=TITLE)
    chart.deleteLater()

    assert list(tmp_path.iterdir()) == [target]
