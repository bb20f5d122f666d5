"""Long work that a person waits for in front of a box with a bar."""

from __future__ import annotations

from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Conflict
from app.core.progress import Progress
from app.ui.waiting import WaitingRoom

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_value_comes_back_and_the_work_ran_elsewhere(window: QWidget) -> None:
    def work(_stop: Cancellation, progress: Progress) -> bool:
        progress(1, 2)
        return current_thread() is not main_thread()

    assert WaitingRoom(window).wait(work, "Working") is True


def test_what_goes_wrong_is_raised_to_whoever_waits(window: QWidget) -> None:
    def work(_stop: Cancellation, _progress: Progress) -> None:
        raise Conflict("Somebody was faster.")

    with pytest.raises(Conflict, match="faster"):
        WaitingRoom(window).wait(work, "Working")


def test_stop_ends_the_work(window: QWidget) -> None:
    def work(stop: Cancellation, _progress: Progress) -> None:
        stopped = Event()
        with stop.on_cancel(stopped.set):
            assert stopped.wait(10)
        stop.raise_if_cancelled()

    def press_stop() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QProgressDialog)
        box.canceled.emit()

    box_comes = QTimer(window)
    box_comes.setInterval(20)
    box_comes.timeout.connect(lambda: press_stop() if QApplication.activeModalWidget() else None)
    box_comes.start()
    with pytest.raises(Cancelled):
        WaitingRoom(window).wait(work, "Working")
    box_comes.stop()
