"""Waiting for one's turn: nobody is refused while others finish what they write, and everybody comes to it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest

from app.core.cancelling import Cancellation
from app.core.errors import Cancelled, Locked
from app.storage import connecting, write_lock
from app.storage.connecting import connect
from app.storage.opening import create_file, open_file
from tests.storage.files import names, new_customer
from tests.venues import SetClock

HELD = 0.3
"""Seconds that another program writes."""
KEYS = {"plain": None, "encrypted": f"x'{secrets.token_hex(32)}'"}


@cache
def new_file(key: str | None) -> bytes:
    """A new venue file; made once, for every test gets a copy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "venue.regulars"
        create_file(path, key=key)
        return path.read_bytes()


@contextmanager
def held(path: Path, key: str | None, *, seconds: float = HELD) -> Iterator[None]:
    """Another program writes into the file so long."""
    with closing(connect(path, key=key)) as other:
        other.execute("BEGIN IMMEDIATE")
        ending = Timer(seconds, other.rollback)
        ending.start()
        yield
        ending.cancel()
        ending.join()


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> str | None:
    """What opens the file."""
    return KEYS[request.param]


@pytest.fixture
def path(tmp_path: Path, key: str | None) -> Path:
    """A new venue file."""
    path = tmp_path / "venue.regulars"
    path.write_bytes(new_file(key))
    return path


def test_a_write_is_late_but_not_refused_while_another_program_writes(
    path: Path, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0)
    with closing(open_file(path, clock=SetClock(), key=key)) as database:
        new_customer(database, "First")
        begun = time.monotonic()
        with held(path, key):
            new_customer(database, "Second")
        assert names(database) == ["First", "Second"]
    assert time.monotonic() - begun >= HELD


def test_whoever_has_waited_long_asks_as_often_as_whoever_came_just_now(
    path: Path, key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(write_lock, "uniform", lambda least, most: slept.append(most) or most)
    with closing(open_file(path, clock=SetClock(), key=key)) as database, held(path, key):
        new_customer(database)
    assert max(slept) <= 0.01
    assert len(slept) > 5


def test_waiting_has_an_end(path: Path, key: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_lock, "PATIENCE", 0.1)
    with closing(open_file(path, clock=SetClock(), key=key)) as database:
        with held(path, key, seconds=60), pytest.raises(Locked, match="Another program is using"):
            new_customer(database)
        assert names(database) == []
        new_customer(database)


def test_waiting_ends_when_nobody_waits_for_the_write(path: Path, key: str | None) -> None:
    stop = Cancellation()
    with closing(open_file(path, clock=SetClock(), key=key)) as database:
        with held(path, key, seconds=60):
            stopping = Timer(0.1, stop.cancel)
            stopping.start()
            with pytest.raises(Cancelled), database.write(by=0, cancellation=stop):
                pytest.fail("it began")
            stopping.join()
        new_customer(database)


def test_what_is_no_write_waits_as_long_as_before(path: Path, key: str | None) -> None:
    with closing(connect(path, key=key)) as driver:
        write_lock.begin_writing(driver)
        assert driver.execute("PRAGMA busy_timeout").fetchone() == (connecting.BUSY_SECONDS * 1000,)
