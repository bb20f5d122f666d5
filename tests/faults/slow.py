"""A disk on which every statement takes a while, and a watch on how long the window stands still because of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from types import FrameType
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10
APP = "/app/"
SCHEDULE = Path("/proc/self/schedstat")


class Disk:
    """Delays every statement of every connection made meanwhile; remembers whose were run by the window's thread."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.statements = 0
        self.by_window: list[str] = []

    def wait(self, statement: str) -> None:
        """As long as this disk takes."""
        if not self.seconds:
            return
        self.statements += 1
        if current_thread() is main_thread():
            self.by_window.append(f"{where(sys._getframe())}: {' '.join(statement.split())[:80]}")
        time.sleep(self.seconds)


def where(frame: FrameType | None) -> str:
    """The program's own functions on the way to a frame, the outermost first.

    Nothing here lets another thread go on: a frame of theirs that is held keeps what its function drew with alive.
    """
    names: list[str] = []
    while frame is not None:
        code = frame.f_code
        if APP in code.co_filename and "/site-packages/" not in code.co_filename:
            names.append(f"{code.co_filename.rpartition(APP)[2]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return " > ".join(reversed(names))


@contextmanager
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A disk that is quick until its ``seconds`` are set."""
    disk = Disk()

    class Cursor(sqlite.Cursor):  # type: ignore[misc]
        def execute(self, statement: str, *parameters: Any) -> Any:
            disk.wait(statement)
            return super().execute(statement, *parameters)

        def executemany(self, statement: str, *parameters: Any) -> Any:
            disk.wait(statement)
            return super().executemany(statement, *parameters)

    def slow(kind: Any) -> Any:
        class Connection(kind):  # type: ignore[misc]
            def cursor(self, *_factory: Any) -> Any:
                return super().cursor(Cursor)

            def execute(self, statement: str, *parameters: Any) -> Any:
                return self.cursor().execute(statement, *parameters)

        return Connection

    connect = sqlite.connect

    def connecting(*arguments: Any, factory: Any = sqlite.Connection, **named: Any) -> Any:
        return connect(*arguments, **named, factory=slow(factory))

    with monkeypatch.context() as patched:
        patched.setattr(sqlite, "connect", connecting)
        yield disk


@dataclass
class Gap:
    """The window did nothing for so long; ``stacks`` says what it was at, looked at every few milliseconds.

    ``waited`` is how much of it the window's thread waited for another one or for the disk, ``worked`` how much it
    worked: the rest the computer did something else.
    """

    seconds: float
    waited: float
    worked: float
    stacks: list[str]


@dataclass(frozen=True)
class Spent:
    """Seconds of the window's thread up to now: by the clock, at work, and ready to work while others were."""

    clock: float
    worked: float
    ready: float

    @classmethod
    def now(cls) -> Spent:
        """The system tells this of the main thread of a program."""
        worked, ready, _turns = SCHEDULE.read_text().split()
        return cls(time.perf_counter(), int(worked) / 1e9, int(ready) / 1e9)

    @property
    def waited(self) -> float:
        """Seconds in which it could not have worked."""
        return self.clock - self.worked - self.ready


class Heart(QObject):
    """Beats in the window's thread; another thread looks at what the window does when it misses a beat."""

    def __init__(self, tolerated: float = 0.15) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self.longest = self.waited = self.worked = 0.0
        self._tolerated = tolerated
        self._last = Spent.now()
        self._stacks: list[str] = []
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._over = Event()
        self._watcher = Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        self._last = Spent.now()
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        self._timer.stop()
        self._over.set()
        self._watcher.join()

    def beat(self) -> None:
        """The window is alive."""
        before, now = self._last, Spent.now()
        self._last = now
        stacks, self._stacks = self._stacks, []
        gap = Gap(now.clock - before.clock, now.waited - before.waited, now.worked - before.worked, stacks)
        self.longest = max(self.longest, gap.seconds)
        self.waited = max(self.waited, gap.waited)
        self.worked = max(self.worked, gap.worked)
        if gap.seconds > self._tolerated:
            self.gaps.append(gap)

    def _watch(self) -> None:
        ident = main_thread().ident
        assert ident is not None
        while not self._over.wait(0.02):
            if time.perf_counter() - self._last.clock > self._tolerated / 2:
                self._stacks.append(where(sys._current_frames()[ident]))


def quiet(disk: Disk, settle: Callable[[int], None], *, most: float = 60) -> None:
    """Let the window work until nothing has been read or written for a while."""
    end = time.perf_counter() + most
    seen = -1
    while seen != disk.statements and time.perf_counter() < end:
        seen = disk.statements
        settle(int(disk.seconds * 1000) + 250)
