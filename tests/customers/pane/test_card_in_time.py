"""Cards wait for what they need, and the list and the lookup field do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Theme
from tests.customers.conftest import Services
from tests.customers.pane.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


class NotLoaded:
    """What cards need comes when the test says so."""

    def __init__(self) -> None:
        self._then: Callable[[], None] | None = None
        self._loaded = False

    def __call__(self, then: Callable[[], None]) -> None:
        if self._loaded:
            then()
        else:
            self._then = then

    def come(self) -> None:
        """It is there now."""
        self._loaded = True
        if self._then is not None:
            self._then()


@pytest.fixture
def not_loaded() -> NotLoaded:
    """What cards need."""
    return NotLoaded()


@pytest.fixture
def desk(
    hotel: Services, theme: Theme, tmp_path: Path, qtbot: QtBot, not_loaded: NotLoaded
) -> Iterator[Desk]:
    """A window that opened just now; somebody types at once."""
    hotel.add("Jonas Muller")
    hotel.add("Karin Mullins")
    desk = Desk(hotel, theme, tmp_path, when_ready=not_loaded)
    qtbot.addWidget(desk.window)
    desk.open()
    desk.press(Qt.Key.Key_K, CTRL)
    yield desk
    desk.view_model.close()
    desk.window.close()


def shown(desk: Desk) -> str:
    card = desk.view_model.card.now_shown
    return card.card.head.display_name if card else ""


def said(desk: Desk) -> list[str]:
    """The words in the place of the card."""
    return [label.text() for label in desk.pane.findChildren(QLabel) if label.isVisible()]


def test_what_is_typed_is_found_before_there_can_be_a_card(desk: Desk, not_loaded: NotLoaded) -> None:
    desk.type("mulli")
    assert [row.name for row in desk.view_model.lookup.result.rows] == ["Karin Mullins"]
    assert (desk.view_model.shown_id, desk.view_model.at_hand_id) == (0, 0)
    assert "The card is on its way" in said(desk)
    not_loaded.come()
    assert shown(desk) == "Karin Mullins"


def test_the_card_is_that_of_whoever_is_chosen_when_it_comes(desk: Desk, not_loaded: NotLoaded) -> None:
    desk.type("mul")
    desk.press(Qt.Key.Key_Down)
    chosen = desk.view_model.lookup.chosen_id
    not_loaded.come()
    assert desk.view_model.shown_id == chosen == desk.view_model.lookup.result.rows[1].customer_id


def test_enter_waits_for_nothing(desk: Desk, not_loaded: NotLoaded) -> None:
    desk.type("mulli")
    desk.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.pane.bar.line
    not_loaded.come()
    assert shown(desk) == "Karin Mullins"
    assert QApplication.focusWidget() is desk.pane.bar.line
