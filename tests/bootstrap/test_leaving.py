"""The way out: a backup of what was done, which never holds anybody up for long."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from app.audit import readings
from app.audit.readings import write_readings
from app.bootstrap import leaving
from app.bootstrap.leaving import Leavings
from app.bootstrap.session import VenueSession
from app.bootstrap.threads import Threads
from app.core.cancelling import Cancellation
from app.core.paths import DataFolder
from app.safekeeping.service import SafekeepingService
from app.venue.workplace import Workplace
from tests.faults.work import add_guest
from tests.venues import open_place


@pytest.fixture
def session(tmp_path: Path, qapp: QApplication) -> Iterator[VenueSession]:
    """A venue at work."""
    with open_place(tmp_path) as place:
        session = VenueSession(DataFolder(tmp_path), Threads().new_writer)
        session.enter(place.work)
        yield session
        session.close()


class SlowBackup:
    """A backup that goes on until it is stopped."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Event()
        monkeypatch.setattr(SafekeepingService, "watch", self.watch)

    def watch(self, _why: object, *, cancellation: Cancellation) -> None:
        stopped = threading.Event()
        self.begun.set()
        with cancellation.on_cancel(stopped.set):
            stopped.wait()
        cancellation.raise_if_cancelled()


def boxes() -> list[QProgressDialog]:
    return [
        box for box in QApplication.topLevelWidgets() if isinstance(box, QProgressDialog) and box.isVisible()
    ]


def test_a_backup_that_takes_long_is_shown_and_can_be_skipped(
    session: VenueSession, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(leaving, "UNSEEN_MS", 1)
    SlowBackup(monkeypatch)
    leavings = Leavings(Threads())
    leavings.begin(session)
    qtbot.waitUntil(lambda: bool(boxes()))
    assert boxes()[0].labelText() == "Keeping a backup…"
    assert session.is_open
    boxes()[0].canceled.emit()
    qtbot.waitUntil(lambda: not session.is_open)
    assert boxes() == []


def test_nobody_waits_longer_than_a_few_seconds(
    session: VenueSession, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert leaving.LONGEST_MS <= 15_000
    monkeypatch.setattr(leaving, "LONGEST_MS", 5)
    SlowBackup(monkeypatch)
    Leavings(Threads()).begin(session)
    qtbot.waitUntil(lambda: not session.is_open)


def test_a_program_that_is_ended_stops_at_once(
    session: VenueSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowBackup(monkeypatch)
    leavings = Leavings(Threads())
    leavings.begin(session)
    slow.begun.wait()
    leavings.close()
    assert not session.is_open


@pytest.mark.parametrize("way_out", ["with a backup", "at once"])
def test_who_read_what_is_written_down_at_the_end_away_from_the_window(
    session: VenueSession, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, way_out: str
) -> None:
    by: list[threading.Thread] = []
    written: list[int] = []

    def write(work: Workplace) -> int:
        by.append(threading.current_thread())
        written.append(write_readings(work))
        return written[-1]

    monkeypatch.setattr(readings, "write_readings", write)
    guest = add_guest(session.workplace, "Guest")
    session.workplace.readings.show_card(1, guest)
    if way_out == "with a backup":
        Leavings(Threads()).begin(session)
        qtbot.waitUntil(lambda: not session.is_open)
    else:
        session.close()
    assert written == [1]
    assert threading.main_thread() not in by
