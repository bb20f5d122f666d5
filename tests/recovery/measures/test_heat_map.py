"""The map of hours: where its cells lie, and that every number in it can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from app.cases.measures.rows import HourCell
from app.core.measures.quantiles import Spread
from app.recovery.measures.heat_grid import DAYS, HOURS, HeatGrid
from app.recovery.measures.heat_map import HeatMap
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import contrast
from app.wording.formats import Wording

WORDING = Wording("hotel", "en", "Europe/Zurich", "CHF")
GRID = HeatGrid(26 + HOURS * 30, left=26, top=18, row=24)


@pytest.mark.parametrize(("weekday", "hour"), [(0, 0), (6, 23), (3, 14)])
def test_the_cell_under_its_middle_is_itself(weekday: int, hour: int) -> None:
    assert GRID.cell_at(GRID.rect(weekday, hour).center().toPoint()) == (weekday, hour)


@pytest.mark.parametrize("point", [QPoint(10, 40), QPoint(100, 5), QPoint(5000, 40), QPoint(100, 5000)])
def test_beside_the_cells_there_is_none(point: QPoint) -> None:
    assert GRID.cell_at(point) is None


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_number_can_be_read_on_its_ground(theme: Theme, mode: str) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    heat = HeatMap(theme, WORDING, name="Hours")
    for most in (1, 2, 3, 10, 250):
        for n in range(1, most + 1):
            ground = heat._ground(n, most)
            assert contrast(heat._ink_on(ground).name(), ground.name()) >= 4.5
    heat.deleteLater()


def test_the_frame_begins_at_the_hour_with_the_most(theme: Theme) -> None:
    heat = HeatMap(theme, WORDING, name="Hours")
    said: list[str] = []
    heat.cell_said.connect(said.append)
    cells = [HourCell(d, h, int((d, h) == (4, 19)), Spread()) for d in range(DAYS) for h in range(HOURS)]
    heat.show_cells(cells)
    assert heat.at == (4, 19)
    assert heat.current == cells[4 * HOURS + 19]
    assert said == ["Friday 19–20: 1 case, median to put right no data"]
    heat.deleteLater()
