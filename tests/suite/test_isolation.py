"""Each guard of the suite fails a test that deserves it, and leaves a well-behaved one alone."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tests.isolation import leftovers

ROOT = Path(__file__).parents[2]

MADE_UP = """
import logging, os, socket, threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel

kept = []


def test_well_behaved(qtbot):
    label = QLabel("Anna")
    qtbot.addWidget(label)
    label.show()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not list(Path.home().iterdir())


def test_a_widget_without_qtbot_has_an_application():
    assert QApplication.instance() is not None


def test_reaches_out():
    with socket.socket() as one:
        one.connect(("192.0.2.1", 80))


def test_looks_up():
    socket.getaddrinfo("hotel.example", 80)


def test_leaves_thread():
    stop = threading.Event()
    kept.append(stop)
    threading.Thread(target=stop.wait, args=(6,), name="forgotten", daemon=True).start()


def test_leaves_window():
    kept.append(QLabel("forgotten"))


def test_leaves_timer():
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)


def test_qt_complains():
    qWarning("the wrong pixmap")


def test_log_complains():
    logging.getLogger("app").warning("row 3 was lost")


def test_expected_log(caplog):
    logging.getLogger("app").warning("row 3 was lost")
    assert "row 3" in caplog.text


def test_expected_qt(qt_warnings):
    qWarning("the wrong pixmap")
    assert qt_warnings == ["Qt: the wrong pixmap"]


def test_python_warns():
    import warnings
    warnings.warn("old way")
"""

OUTCOMES = {
    "test_well_behaved": "",
    "test_a_widget_without_qtbot_has_an_application": "",
    "test_expected_log": "",
    "test_expected_qt": "",
    "test_reaches_out": "a test tried to reach ('192.0.2.1', 80)",
    "test_looks_up": "a test tried to look up hotel.example",
    "test_leaves_thread": "left behind: the thread forgotten",
    "test_leaves_window": "left behind: the window QLabel",
    "test_leaves_timer": "left behind: the running timer QTimer",
    "test_qt_complains": "Qt: the wrong pixmap",
    "test_log_complains": "log: WARNING app: row 3 was lost",
    "test_python_warns": "UserWarning: old way",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the suite says about a made-up file of good and bad tests."""
    folder = tmp_path_factory.mktemp("made-up")
    (folder / "test_made_up.py").write_text(MADE_UP, encoding="utf-8")
    options = ["-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-n0"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        *options,
        "-p",
        "no:randomly",
        "--color=no",
        "-rA",
        str(folder),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False).stdout


@pytest.mark.parametrize("name", [name for name, complaint in OUTCOMES.items() if not complaint])
def test_a_well_behaved_test_passes(report: str, name: str) -> None:
    summary = report.partition("short test summary info")[2]
    assert re.search(rf"^PASSED .*::{name}$", summary, re.M), report
    assert not re.search(rf"^(FAILED|ERROR) .*::{name}\b", summary, re.M), report


@pytest.mark.parametrize(("name", "complaint"), [pair for pair in OUTCOMES.items() if pair[1]])
def test_a_test_that_misbehaves_fails_with_its_reason(report: str, name: str, complaint: str) -> None:
    summary = report.partition("short test summary info")[2]
    assert re.search(rf"^(FAILED|ERROR) .*::{name}\b", summary, re.M), report
    assert complaint in report


class Told(QObject):
    """Calls itself, as a view model does that listens to its own parts."""

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(lambda: self.objectName())


def test_what_a_test_connected_is_garbage_afterwards(qapp: QApplication) -> None:
    before = leftovers.look(qt=True)
    known = weakref.ref(Told())
    gc.collect()
    assert known() is not None
    leftovers.let_go(before, leftovers.all_objects())
    gc.collect()
    assert known() is None


def test_what_was_there_before_a_test_stays_connected(qapp: QApplication) -> None:
    told, heard = Told(), list[str]()
    told.told.connect(lambda: heard.append("told"))
    leftovers.let_go(leftovers.look(qt=True), leftovers.all_objects())
    told.told.emit()
    assert heard == ["told"]
