"""Words that are longer than a box to choose from are shown as cut, and whole once it is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget
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


@pytest.fixture
def plain(box: ChoiceBox) -> QComboBox:
    """A box of Qt's beside it, which cuts words where it ends."""
    plain = QComboBox()
    plain.setParent(box.window())
    plain.addItem(LONG)
    plain.setFixedSize(box.size())
    plain.show()
    box.clearFocus()
    return plain


def test_long_words_end_in_an_ellipsis_and_short_ones_stay(box: ChoiceBox, plain: QComboBox) -> None:
    long = box.grab().toImage()
    assert long != plain.grab().toImage()
    cut = {box.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, room) for room in range(60, 160)}
    assert [words[-1] for words in cut if words and _shows(plain, words) == long] == ["…"]
    assert box.currentText() == LONG

    box.setCurrentIndex(1)
    assert box.grab().toImage() == _shows(plain, "Likes")


def test_without_a_choice_it_says_what_to_choose(box: ChoiceBox, plain: QComboBox) -> None:
    for each in (box, plain):
        each.setPlaceholderText("Choose")
        each.setCurrentIndex(-1)
    assert box.grab().toImage() == plain.grab().toImage()


def _shows(box: QComboBox, words: str) -> QImage:
    box.setItemText(0, words)
    return box.grab().toImage()


def test_opened_it_shows_its_longest_choice_whole(box: ChoiceBox) -> None:
    box.showPopup()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    box.hidePopup()
