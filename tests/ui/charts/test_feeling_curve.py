"""The feeling curve: drawn late, told in words, and as a table behind one key."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from app.ui.charts.feeling_curve import FeelingCurve
from app.ui.charts.feeling_points import FeelingPoint, describe, signed
from app.ui.theme.theme import Theme
from tests.ui.charts.pixels import colours

ROOT = Path(__file__).parents[3]
STAY = [
    FeelingPoint(0, 1, "1 Feb", "Checked in"),
    FeelingPoint(1, -2, "2 Feb", "Noise", mark="low", label="noisy room"),
    FeelingPoint(2, 2, "3 Feb", "Cake", mark="peak", label="peak: giraffe cake"),
    FeelingPoint(3, 1.5, "4 Feb", "Left", mark="end", label="end"),
]


@pytest.fixture
def curve(theme: Theme, qtbot: QtBot) -> FeelingCurve:
    curve = FeelingCurve(theme)
    qtbot.addWidget(curve)
    curve.show_points(STAY)
    curve.resize(400, curve.height())
    curve.show()
    return curve


def test_the_curve_its_peak_and_its_low_are_on_the_picture(curve: FeelingCurve, theme: Theme) -> None:
    seen = colours(curve.grab().toImage())

    assert {theme.tokens.brand, theme.tokens.plum, theme.tokens.alert} <= seen.keys()


def test_the_curve_is_told_in_words(curve: FeelingCurve) -> None:
    words = curve.accessibleDescription()

    assert words == "4 contacts. noisy room: −2; peak: giraffe cake: +2; end: +1.5"
    assert describe([]) == "Nothing known yet"
    assert [signed(feeling) for feeling in (0, 2, -1.5)] == ["0", "+2", "−1.5"]


def test_one_key_shows_the_same_numbers_as_a_table(curve: FeelingCurve, qtbot: QtBot) -> None:
    low = curve.height()
    qtbot.keyClick(curve, Qt.Key.Key_T)

    table = curve.findChild(QTableWidget)
    assert curve.shows_table
    assert curve.height() > low
    cells = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert cells[1] == ["2 Feb", "Noise", "−2"]
    assert len(cells) == len(STAY)

    qtbot.keyClick(curve, Qt.Key.Key_T)
    assert not curve.shows_table
    assert curve.height() == low


@pytest.mark.parametrize("points", [[], STAY[:1], STAY[:2]], ids=["none", "one", "two"])
def test_few_points_are_drawn_too(curve: FeelingCurve, points: list[FeelingPoint]) -> None:
    curve.show_points(points)

    assert not curve.grab().isNull()
    assert curve.points == tuple(points)


def test_a_curve_follows_the_theme(curve: FeelingCurve, theme: Theme) -> None:
    theme.set_mode("dark")
    image = curve.grab().toImage()

    assert image.pixelColor(2, 2).name().upper() == theme.tokens.surface


def test_nothing_heavy_is_loaded_before_a_curve_is_shown() -> None:
    program = (
        "import sys; import app.ui.charts.feeling_curve, app.shell.main_window;"
        "print([name for name in ('pyqtgraph', 'numpy', 'sqlalchemy', 'babel') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stdout.strip() == "[]"
