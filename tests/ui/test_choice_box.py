"""Words that are longer than a box to choose from are shown as cut, and whole once it is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.choice_box import ChoiceBox
from app.ui.theme.theme import Theme

LONG = "Must have: it must never go wrong, whoever is on duty"


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> Iterator[ChoiceBox]:
    """A narrow box in a wide window."""
    del theme
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 100)
    box = ChoiceBox()
    box.setParent(window)
    box.addItems([LONG, "Likes"])
    box.setFixedWidth(160)
    window.show()
    QTest.qWaitForWindowExposed(window)
    yield box
    window.hide()


def test_long_words_end_in_an_ellipsis_and_short_ones_stay(box: ChoiceBox) -> None:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert LONG.startswith(option.currentText[:-1])
    assert box.currentText() == LONG

    box.setCurrentIndex(1)
    box.initStyleOption(option)
    assert option.currentText == "Likes"


def test_opened_it_shows_its_longest_choice_whole(box: ChoiceBox) -> None:
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    box.hidePopup()
