"""A bug is logged without anybody's words, shown once, and the program goes on."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from app.ui.crash import CrashHook, watch_for_faults


@pytest.fixture
def shown() -> list[str]:
    return []


@pytest.fixture
def hook(qapp: object, shown: list[str]) -> Iterator[CrashHook]:
    hook = CrashHook(shown.append)
    hook.install()
    yield hook
    hook.remove()


def raise_it(words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def test_a_bug_is_shown_with_its_details_and_logged_without_its_words(
    hook: CrashHook, shown: list[str], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    raise_it("Anna's allergy")
    qtbot.waitUntil(lambda: bool(shown))

    assert "ValueError: Anna's allergy" in shown[0]
    assert "bug ValueError at test_crash.py" in caplog.text
    assert "Anna" not in caplog.text


def test_a_bug_in_another_thread_is_shown_too(
    hook: CrashHook, shown: list[str], caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown))

    assert "ZeroDivisionError" in shown[0]


def test_a_bug_that_repeats_itself_opens_one_dialog(
    qapp: object, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    shown: list[str] = []
    time = [0.0]

    def show(details: str) -> None:
        shown.append(details)
        raise_it("while the first is shown")

    hook = CrashHook(show, now=lambda: time[0])
    hook.install()
    try:
        raise_it("first")
        qtbot.waitUntil(lambda: len(shown) == 1)
        raise_it("right after")
        qtbot.wait(0)
        assert len(shown) == 1
        time[0] = 60.0
        raise_it("a minute later")
        qtbot.waitUntil(lambda: len(shown) == 2)
    finally:
        hook.remove()

    assert caplog.text.count("bug ValueError") == 5


def test_qt_messages_go_to_the_log(hook: CrashHook, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        qWarning("something odd")

    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "Qt: something odd")
    ]


def test_ctrl_c_still_stops_the_program(
    hook: CrashHook, shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_on = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed_on.append(error[0]))

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert passed_on == [KeyboardInterrupt]
    assert shown == []


def test_everything_is_put_back_when_it_stops_listening(qapp: object) -> None:
    before = (sys.excepthook, threading.excepthook)
    hook = CrashHook(lambda _details: None)
    hook.install()
    assert sys.excepthook is not before[0]
    hook.remove()
    hook.remove()

    assert (sys.excepthook, threading.excepthook) == before


def test_the_place_of_a_fault_goes_into_a_file(tmp_path: Path) -> None:
    enabled = faulthandler.is_enabled()
    file = watch_for_faults(tmp_path / "logs")
    try:
        faulthandler.dump_traceback(file)
    finally:
        faulthandler.disable()
        file.close()
        if enabled:
            faulthandler.enable(sys.__stderr__)

    assert "test_crash.py" in (tmp_path / "logs" / "faults.log").read_text(encoding="utf-8")
