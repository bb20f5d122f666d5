"""An empty database on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from tests.venues import SetClock, make_file, open_venue_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new venue file."""
    path = tmp_path / "venue.regulars"
    make_file(path)
    return path


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands still."""
    return SetClock()


@pytest.fixture
def database(path: Path, clock: SetClock) -> Iterator[Database]:
    """The file, opened."""
    database = open_venue_file(path, clock)
    yield database
    database.close()


@pytest.fixture
def other_desk(path: Path, clock: SetClock, database: Database) -> Iterator[Database]:
    """The same file, opened once more."""
    other = open_venue_file(path, clock)
    yield other
    other.close()
