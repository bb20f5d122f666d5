"""The theme follows the system or a choice, and text grows to twice its size."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from app.ui.labels import plain_label
from app.ui.theme import theme as theme_module
from app.ui.theme.stylesheet import build_stylesheet
from app.ui.theme.theme import Theme
from app.ui.theme.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_inter_is_what_the_program_writes_in(theme: Theme) -> None:
    for role in ("body", "small", "card_title", "page_title", "hero"):
        assert QFontInfo(theme.font(role)).family() == "Inter"


def test_going_dark_recolours_the_program_and_tells_everybody(theme: Theme, qapp: QApplication) -> None:
    told = []
    theme.changed.connect(lambda: told.append(theme.tokens))

    theme.set_mode("dark")

    assert told == [DARK]
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    assert DARK.surface in qapp.styleSheet()
    theme.set_mode("light")
    assert LIGHT.surface in qapp.styleSheet()
    assert DARK.surface not in qapp.styleSheet()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_the_system_decides_until_somebody_chooses(
    theme: Theme, monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme
) -> None:
    hints = SimpleNamespace(colorScheme=lambda: scheme, setColorScheme=lambda _scheme: None)
    monkeypatch.setattr(theme_module, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))

    theme.set_mode("system")

    assert theme.is_dark == (scheme == Qt.ColorScheme.Dark)
    theme.set_mode("light")
    assert not theme.is_dark


def test_text_grows_to_twice_its_size_and_no_further(theme: Theme, qapp: QApplication) -> None:
    label = QLabel("Léa")
    normal = label.fontMetrics().height()

    theme.set_text_scale(2.0)
    assert theme.font().pixelSize() == 26
    assert theme.px(10) == 20
    assert qapp.font().pixelSize() == 26
    label.ensurePolished()
    assert label.fontMetrics().height() == pytest.approx(2 * normal, abs=2)

    theme.set_text_scale(7.0)
    assert theme.text_scale == 2.0
    theme.set_text_scale(0.2)
    assert theme.text_scale == 1.0


def test_the_size_that_text_has_already_draws_nothing_anew(theme: Theme, qtbot: QtBot) -> None:
    theme.set_text_scale(1.5)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_text_scale(1.5)


def test_columns_of_numbers_have_digits_of_one_width(theme: Theme) -> None:
    from PySide6.QtGui import QFontMetrics

    even = QFontMetrics(theme.font("body", tabular=True))

    assert even.horizontalAdvance("1111") == even.horizontalAdvance("8888")


def test_the_stylesheet_is_complete_at_every_text_size(theme: Theme) -> None:
    images = dict.fromkeys(("chevron-down", "chevron-up", "chevron-right", "check"), "x.svg")
    for scale in (1.0, 1.3, 2.0):
        sheet = build_stylesheet(LIGHT, scale=scale, images=images)

        assert "$" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_a_label_shows_a_name_that_looks_like_markup_as_it_is(theme: Theme) -> None:
    label = plain_label("<b>Anna</b>", "strong")

    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>Anna</b>"
