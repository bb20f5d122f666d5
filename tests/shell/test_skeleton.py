"""What stands on the screen before the window is furnished."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.shell.frame import Frame
from app.shell.main_window import MainWindow
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme, ThemeMode


@pytest.fixture
def bare(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Frame:
    window = MainWindow(theme, Remembered(tmp_path / "window.ini"), venue="Harbour House")
    qtbot.addWidget(window)
    window.resize(800, 600)
    return window


def picture(window: Frame) -> QImage:
    return window.grab().toImage()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_rail_bars_and_ground_have_their_colours(bare: Frame, theme: Theme, mode: ThemeMode) -> None:
    theme.set_mode(mode)
    seen = picture(bare)
    places = {"rail": (30, 300), "surface": (85, 10), "line": (400, 55), "bg": (400, 300), "brand": (400, 10)}
    assert {name: seen.pixelColor(*at) for name, at in places.items()} == {
        name: QColor(getattr(theme.tokens, name)) for name in places
    }


def test_the_venue_is_named(bare: Frame, theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    nameless = Frame(theme, Remembered(tmp_path / "other.ini"), venue="")
    qtbot.addWidget(nameless)
    nameless.resize(800, 600)
    assert picture(bare) != picture(nameless)


def test_a_long_name_is_shortened(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    window = Frame(
        theme, Remembered(tmp_path / "window.ini"), venue="Harbour House and its Gardens by the Lake"
    )
    qtbot.addWidget(window)
    window.resize(800, 600)
    picture(window)
    (shown,) = (label.text() for label in window.findChildren(QLabel))
    assert shown.startswith("Harbour")
    assert shown.endswith("…")


def test_it_tells_once_that_it_stands(bare: Frame, qtbot: QtBot) -> None:
    told = []
    bare.stands.connect(lambda: told.append(bare.is_furnished))
    with qtbot.waitSignal(bare.stands):
        bare.show()
    bare.resize(820, 600)
    qtbot.waitUntil(lambda: bare.centralWidget().width() == 820)
    bare.centralWidget().repaint()
    qtbot.wait(0)
    assert told == [False]


def test_what_is_typed_is_kept_and_control_keys_are_not(bare: Frame, qtbot: QtBot) -> None:
    bare.show()
    skeleton = bare.centralWidget()
    qtbot.keyClicks(skeleton, "Oderx")
    qtbot.keyClick(skeleton, Qt.Key.Key_Backspace)
    qtbot.keyClick(skeleton, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(skeleton, Qt.Key.Key_Alt)
    assert bare.typed == "Oder"
