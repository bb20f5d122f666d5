"""Figures side by side are cut nowhere, and stand alone in a line only where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.metrics.tiles.rows import TileRow
from app.metrics.tiles.strip import TileStrip
from app.ui.theme.theme import Theme


def strip_of(theme: Theme, qtbot: QtBot, width: int) -> TileStrip:
    """Four short figures, and one with many words."""
    strip = TileStrip(theme)
    qtbot.addWidget(strip)
    short = [TileRow(key, "Would recommend us", "+57", "6", 1, "n=96") for key in "abcd"]
    strip.show_rows(
        [*short, TileRow("e", "Rated the fix 4 or 5", "77%", "down 13, could be chance", 0, "n=96")]
    )
    strip.resize(width, 90)
    strip.show()
    QApplication.processEvents()
    return strip


def test_a_figure_with_many_words_takes_room_from_those_with_few(theme: Theme, qtbot: QtBot) -> None:
    strip = strip_of(theme, qtbot, 1080)
    needed = max(tile.least_width for tile in strip.tiles)
    assert 5 * needed > strip.width()
    assert len({tile.y() for tile in strip.tiles}) == 1
    assert all(tile.width() >= tile.least_width for tile in strip.tiles)


def test_figures_are_as_wide_as_each_other_where_that_cuts_none(theme: Theme, qtbot: QtBot) -> None:
    strip = strip_of(theme, qtbot, 1400)
    assert max(tile.width() for tile in strip.tiles) - min(tile.width() for tile in strip.tiles) <= 1


def test_a_narrow_strip_has_one_figure_a_line(theme: Theme, qtbot: QtBot) -> None:
    strip = strip_of(theme, qtbot, 200)
    assert len({tile.x() for tile in strip.tiles}) == 1
