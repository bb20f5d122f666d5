"""What comes after the first picture is loaded where it cannot crash Qt, in pieces that nobody notices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.bootstrap.loading import CARDS_IN_TURN, IN_TURN, Loading
from app.bootstrap.loading_beside import BESIDE, FOR_CARDS, FOR_THE_LIST, load_beside, load_for_cards
from app.bootstrap.threads import in_place
from app.core.cancelling import Cancellation
from app.core.paths import DataFolder, program_folder
from app.rehearsal.builder import build_rehearsal

WATCHED = """
import builtins, json, os, sys, threading
from pathlib import Path

elsewhere, build = [], builtins.__build_class__

def watched(*given, **words):
    made = build(*given, **words)
    qt = sys.modules.get("PySide6.QtCore")
    away = threading.current_thread() is not threading.main_thread()
    if away and qt and isinstance(made, type) and issubclass(made, qt.QObject):
        elsewhere.append(f"{made.__module__}.{made.__name__}")
    return made

builtins.__build_class__ = watched
from app.bootstrap.quick_start import begin_quickly
begin_quickly()
from PySide6.QtCore import QTimer
from app.bootstrap.program import Program
from app.core.clock import SystemClock
from app.core.paths import DataFolder
from app.ui.application import new_application

app = new_application("regulars")
program = Program(app, data=DataFolder(Path(sys.argv[1])), clock=SystemClock())
if sys.argv[2] == "elsewhere":
    threading.Thread(target=lambda: __import__("app.customers.card_side")).start()
program.start()
looks = QTimer(interval=50)

def look():
    if "app.bootstrap.metrics_pane" in sys.modules and program.desks[-1].window.is_built("guests"):
        print(json.dumps(elsewhere), flush=True)
        os._exit(0)

looks.timeout.connect(look)
looks.start()
app.exec()
"""


@pytest.fixture(scope="module")
def hotel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small rehearsal hotel as the user's own venue."""
    folder = tmp_path_factory.mktemp("hotel")
    build_rehearsal(DataFolder(folder).venue_file, "hotel", size=20)
    return folder


def made_elsewhere(folder: Path, how: str) -> list[str]:
    """Which classes of Qt a start made in another thread than the window's."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="qt.text.font.db=false")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(folder), how],
        cwd=program_folder(),
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told: list[str] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_a_start_makes_classes_of_qt_in_the_windows_thread_alone(hotel: Path) -> None:
    assert made_elsewhere(hotel, "as it is") == []


def test_a_class_of_qt_made_elsewhere_would_be_seen(hotel: Path) -> None:
    assert any(name.startswith("app.customers.") for name in made_elsewhere(hotel, "elsewhere"))


@pytest.mark.parametrize("name", [*FOR_THE_LIST, *FOR_CARDS, *BESIDE, *CARDS_IN_TURN, *IN_TURN])
def test_everything_to_be_loaded_is_there(name: str) -> None:
    assert find_spec(name) is not None


class Recorded:
    """Notes when everything was there."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def never(error: Any) -> None:
    """Loading does not fail here."""
    raise AssertionError(error)


def new_loading(*, in_turn: bool = True) -> Loading:
    """Loads beside the window before it goes on, and the rest in its turn."""
    return Loading(replace(in_place(), in_turn=in_turn), otherwise=never, pause_ms=0)


def test_all_is_loaded_at_once_where_nothing_waits_for_events(qapp: QObject) -> None:
    loaded = Recorded()
    new_loading(in_turn=False).begin(then=loaded)
    assert loaded.times == 1
    assert set(CARDS_IN_TURN + IN_TURN) <= sys.modules.keys()


def test_what_is_loaded_between_events_tells_once_when_all_is_there(qtbot: QtBot) -> None:
    loaded = Recorded()
    loading = new_loading()
    loading.begin(then=loaded)
    assert loaded.times == 0
    qtbot.waitUntil(lambda: loaded.times == 1)
    loading.close()


def test_a_card_is_there_before_all_else_and_whoever_asked_last_is_told(qtbot: QtBot) -> None:
    told: list[str] = []
    loading = new_loading()
    loading.for_cards(lambda: told.append("first"))
    loading.begin(then=lambda: told.append("everything"))
    loading.for_cards(lambda: told.append("latest"))
    assert told == []
    qtbot.waitUntil(lambda: "everything" in told)
    loading.for_cards(lambda: told.append("at once"))
    assert told == ["latest", "everything", "at once"]
    loading.close()


def test_cards_alone_are_loaded_for_whoever_wants_nothing_else(qtbot: QtBot) -> None:
    ready, everything = Recorded(), Recorded()
    loading = new_loading()
    loading.for_cards(ready)
    qtbot.waitUntil(lambda: ready.times == 1 and not loading.is_loading)
    loading.begin(then=everything)
    qtbot.waitUntil(lambda: everything.times == 1)
    loading.close()


def test_a_window_that_closes_loads_nothing_more(qapp: QObject) -> None:
    loaded = Recorded()
    loading = new_loading()
    loading.begin(then=loaded)
    loading.close()
    assert not loading.is_loading


def test_loading_beside_the_window_stops_when_it_closes() -> None:
    from app.core.errors import Cancelled

    stopped = Cancellation()
    stopped.cancel()
    for load in (load_for_cards, load_beside):
        with pytest.raises(Cancelled):
            load(stopped)
