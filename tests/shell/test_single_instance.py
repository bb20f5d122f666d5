"""One window for each data folder, and no lock that needs a hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.shell.single_instance import LOCK_FILE, SingleInstance

ROOT = Path(__file__).parents[2]
DIES_WITH_THE_LOCK = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.shell.single_instance import SingleInstance
app = QCoreApplication([])
held = SingleInstance(Path(sys.argv[1]))
assert held.acquire()
os._exit(9)
"""
SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.shell.single_instance import SingleInstance
app = QCoreApplication([])
sys.exit(0 if SingleInstance(Path(sys.argv[1])).acquire() else 3)
"""


def start(program: str, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], cwd=ROOT)


def test_a_second_start_leaves_and_raises_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.acquire()
    first.listen()

    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = start(SECOND_START, tmp_path)

    assert second.wait(20) == 3
    first.release()
    assert start(SECOND_START, tmp_path).wait(20) == 0


def test_two_folders_have_two_windows(tmp_path: Path, qapp: object) -> None:
    instances = []
    for name in ("hotel", "rehearsal"):
        (tmp_path / name).mkdir()
        instances.append(SingleInstance(tmp_path / name))

    assert [instance.acquire() for instance in instances] == [True, True]
    for instance in instances:
        instance.release()


def test_a_lock_whose_program_died_is_taken_over(tmp_path: Path, qapp: object) -> None:
    assert start(DIES_WITH_THE_LOCK, tmp_path).wait(20) == 9
    assert (tmp_path / LOCK_FILE).exists()

    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.release()


@pytest.mark.parametrize(
    "left", [b"", b"\x00\x00\x00\x00", b"not a lock"], ids=["empty", "zeros", "nonsense"]
)
def test_a_lock_file_torn_by_a_power_cut_is_taken_over(tmp_path: Path, qapp: object, left: bytes) -> None:
    (tmp_path / LOCK_FILE).write_bytes(left)

    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    instance.release()
