"""A form over the window keeps to it, and shows whatever has the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.floating_card import FloatingCard
from app.ui.form_fields import LineField
from app.ui.over_window import EDGE, TOP, OverWindow
from app.ui.theme.theme import Theme

Opened = Callable[..., tuple[OverWindow, "ManyLines"]]


class ManyLines(FloatingCard):
    """As many lines as are wanted."""

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__(theme, title="Many lines", save_words="Keep")
        self.lines = [LineField(f"Line {at}") for at in range(count)]
        self.fill(self.lines)

    def start(self) -> None:
        self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        self.left.emit()


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Iterator[Opened]:
    """Brings a form with so many lines up over a window."""

    kept: list[QWidget] = []

    def bring_up(count: int) -> tuple[OverWindow, ManyLines]:
        window = QWidget()
        window.resize(1024, 700)
        qtbot.addWidget(window)
        form = ManyLines(theme, count)
        over = OverWindow(form, theme=theme, window=window)
        kept.append(over)
        window.show()
        QTest.qWaitForWindowActive(window)
        over.bring_up()
        QApplication.processEvents()
        return over, form

    yield bring_up
    kept.clear()


def test_a_short_form_stands_near_the_top(opened: Opened) -> None:
    _over, form = opened(3)
    assert form.y() == TOP
    assert form.scroller.verticalScrollBar().maximum() == 0


def test_a_longer_one_moves_up_before_it_scrolls(opened: Opened) -> None:
    heights = []
    for count in range(3, 12):
        over, form = opened(count)
        assert form.geometry().bottom() < over.height() - EDGE + 1
        if form.scroller.verticalScrollBar().maximum() == 0:
            heights.append(form.y())
    assert heights[0] == TOP
    assert EDGE <= heights[-1] < TOP


def test_whatever_has_the_keys_is_shown_with_its_label_and_what_is_wrong(
    opened: Opened, qtbot: QtBot
) -> None:
    _over, form = opened(20)
    bar = form.scroller.verticalScrollBar()
    first, last = form.lines[0], form.lines[-1]
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last.show_error("This is not a number.")
    last.setFocus()
    qtbot.waitUntil(lambda: shows_whole(form, last))
    first.setFocus()
    qtbot.waitUntil(lambda: shows_whole(form, first))


def shows_whole(form: ManyLines, part: QWidget) -> bool:
    port = form.scroller.viewport()
    return port.rect().contains(part.rect().translated(part.mapTo(port, part.rect().topLeft())))
