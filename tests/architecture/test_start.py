"""What takes long to load is not loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

BEFORE_THE_FIRST_PICTURE = {
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "app.shell.furniture",
    "babel",
    "logging.handlers",
    "sqlcipher3",
}
BEFORE_THE_LIST = {"alembic", "numpy", "phonenumbers", "pydantic", "pyqtgraph", "rapidfuzz", "sqlalchemy"}
BEFORE_A_FILE_IS_READ = {"charset_normalizer", "cryptography"}
OPEN_THE_IMPORT = """
import app.transfer.pane
import app.transfer.importing.service
import app.transfer.past.view_model
import app.transfer.view_model
"""
LOOK_AT_A_VENUE = """
from pathlib import Path
import app.bootstrap.guests
from app.bootstrap.opening import begin_work, open_database
from app.core.clock import SystemClock
from app.customers.lookup import Lookup
clock = SystemClock()
database = open_database(Path({path!r}), clock)
work = begin_work(database, clock)
Lookup(database, clock, zone=work.venue.zone, region=work.venue.region).find("")
database.changes_elsewhere()
database.close()
"""
MAKE_A_VENUE = """
from pathlib import Path
from app.bootstrap.venue_opener import make_venue
from app.core.clock import SystemClock
from app.core.paths import DataFolder
from app.shell.venue_draft import VenueDraft
draft = VenueDraft(
    name="Harbour House", kind="hotel", currency="CHF", language="en", zone="Europe/Zurich", staff_name="Ada"
)
make_venue(DataFolder(Path({folder!r})), draft, clock=SystemClock()).database.close()
"""


def loaded_by(code: str) -> set[str]:
    """The modules that are there after this code."""
    report = "\nimport sys\nprint('\\n'.join(sys.modules))"
    command = [sys.executable, "-B", "-c", code + report]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    return set(said.splitlines())


def test_the_first_picture_waits_for_nothing_heavy() -> None:
    loaded = loaded_by("import app.bootstrap.window")
    assert loaded & (BEFORE_THE_FIRST_PICTURE | BEFORE_THE_LIST) == set()
    assert "PySide6.QtWidgets" in loaded


def test_the_list_of_people_waits_for_no_session(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("place")
    assert "sqlalchemy" in loaded_by(MAKE_A_VENUE.format(folder=str(folder)))
    loaded = loaded_by(LOOK_AT_A_VENUE.format(path=str(folder / "venue.regulars")))
    assert loaded & BEFORE_THE_LIST == set()
    assert "sqlcipher3" in loaded


@pytest.mark.parametrize(
    "code",
    [
        "import app.bootstrap.desk_window",
        "from app.bootstrap.loading_beside import load_for_the_list\nload_for_the_list()",
    ],
    ids=["window", "list"],
)
def test_what_the_list_waits_for_loads_nothing_heavy(code: str) -> None:
    loaded = loaded_by(code)
    assert loaded & BEFORE_THE_LIST == set()
    assert "app.core.clock" in loaded


def test_what_reads_files_is_loaded_with_the_first_of_them() -> None:
    loaded = loaded_by(OPEN_THE_IMPORT)
    assert loaded & BEFORE_A_FILE_IS_READ == set()
    assert "app.transfer.reading.encodings" in loaded


FIRST_PICTURE = """
import os, sys
from pathlib import Path
from app.__main__ import main
from app.core.paths import DataFolder
from app.shell.skeleton import Skeleton
from app.ui.remembered import Remembered
remembered = Remembered(DataFolder(Path({folder!r})).window_settings)
remembered.keep("venue_kind", "hotel")
remembered.save()
paint = Skeleton.paintEvent
def look(skeleton, event):
    paint(skeleton, event)
    print(*vars(sys.modules["PySide6.QtCore"]), *sys.modules, sep=chr(10), flush=True)
    os._exit(0)
Skeleton.paintEvent = look
main(["--data-dir", {folder!r}])
"""


def test_the_first_picture_asks_for_no_name_in_qt_and_reads_no_commands(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The first name makes all of them, and takes longer than the rest of the picture."""
    folder = tmp_path_factory.mktemp("place")
    loaded_by(MAKE_A_VENUE.format(folder=str(folder)))
    made = loaded_by(FIRST_PICTURE.format(folder=str(folder)))
    assert made & {"Qt", "app.command_line.arguments", "locale"} == set()
    assert made >= {"QObject", "app.shell.skeleton", "PySide6.QtWidgets"}


QUICK = """
import builtins, gc
from app.bootstrap.quick_start import begin_quickly
begin_quickly()
assert not gc.isenabled()
assert builtins.__import__ is not builtins.__feature_import__
"""


def test_a_start_looks_for_no_garbage_and_reads_no_sources() -> None:
    assert "PySide6.QtCore" in loaded_by(QUICK)
