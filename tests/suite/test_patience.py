"""A test waits long for what has to happen, and no longer than said for what has not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from tests import patience


class Told(QObject):
    """Tells something."""

    told = Signal()


def test_what_comes_later_than_said_is_waited_for(qtbot: QtBot) -> None:
    told, heard = Told(), list[str]()
    told.told.connect(lambda: heard.append("told"))
    QTimer.singleShot(30, told.told.emit)
    with qtbot.waitSignal(told.told, timeout=1):
        pass
    QTimer.singleShot(30, told.told.emit)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=1)


def test_what_never_comes_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE_MS", 10)
    told = Told()
    with pytest.raises(WaitedTooLong), qtbot.waitSignal(told.told):
        pass
    with pytest.raises(WaitedTooLong):
        qtbot.waitUntil(lambda: False)


def test_nothing_is_waited_for_no_longer_than_said(qtbot: QtBot) -> None:
    told = Told()
    with qtbot.waitSignal(told.told, timeout=1, raising=False) as waited:
        pass
    assert not waited.signal_triggered
