"""Every number in a heat map can be read on its ground."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from app.ui.charts.heat_drawing import HeatDrawing
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import contrast
from tests.ui.charts.made import week


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_number_can_be_read_on_its_ground(theme: Theme, mode: str) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    for most in (1, 2, 3, 10, 250):
        data = week(
            {(day, hour): max(1, most * (4 * day + hour) // 11) for day in range(3) for hour in range(4)}
        )
        drawing = HeatDrawing(data, QSizeF(400, 200), look=theme)
        for cell in data.cells:
            ground = drawing._ground(cell)
            assert contrast(drawing._ink_on(ground).name(), ground.name()) >= 4.5


def test_the_highest_is_the_fullest(theme: Theme) -> None:
    data = week({(0, 0): 1, (1, 1): 5, (2, 2): 9})
    drawing = HeatDrawing(data, QSizeF(400, 200), look=theme)
    grounds = [drawing._ground(cell).name().upper() for cell in data.cells if cell.n]

    assert len(set(grounds)) == 3
    assert grounds[-1] == theme.tokens.brand
    assert grounds[0] == theme.tokens.brandsoft


def test_a_field_of_which_nothing_is_known_is_no_hole(theme: Theme) -> None:
    whole = week({(0, 0): 1, (2, 2): 9})
    absent = whole.cells[-1]
    drawing = HeatDrawing(replace(whole, cells=whole.cells[:-1]), QSizeF(400, 200), look=theme)
    picture = QImage(400, 200, QImage.Format.Format_ARGB32)
    picture.fill(theme.colour("surface"))
    with QPainter(picture) as painter:
        drawing.paint(painter, None)

    middle = drawing._field(absent.row, absent.column).center().toPoint()
    assert picture.pixelColor(middle).name().upper() == theme.tokens.sunk
