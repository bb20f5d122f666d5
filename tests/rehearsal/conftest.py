"""Each rehearsal venue, built once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.rehearsal.builder import build_rehearsal
from tests.venues import schema_copied

TODAY = date(2026, 11, 25)
SIZE = 300


@dataclass
class Built:
    """A finished venue file with a connection for questions."""

    kind: str
    path: Path
    connection: Any

    def all(self, question: str, *values: object) -> Sequence[tuple[Any, ...]]:
        """Every row of the answer."""
        rows: Sequence[tuple[Any, ...]] = self.connection.execute(question, values).fetchall()
        return rows

    def one(self, question: str, *values: object) -> Any:
        """The first column of the first row."""
        return self.connection.execute(question, values).fetchone()[0]


@pytest.fixture(autouse=True)
def quick_files() -> Iterator[None]:
    """A new venue's file takes no time."""
    with schema_copied():
        yield


@pytest.fixture(scope="session")
def open_built() -> Iterator[Callable[[str, Path], Built]]:
    """Opens finished files, and closes them when all tests are done."""
    opened: list[Built] = []

    def open_it(kind: str, path: Path) -> Built:
        opened.append(Built(kind, path, sqlite.connect(str(path))))
        return opened[-1]

    yield open_it
    for built in opened:
        built.connection.close()


@pytest.fixture(scope="session", params=["hotel", "restaurant", "boutique"])
def built(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    open_built: Callable[[str, Path], Built],
) -> Built:
    """A venue of each kind with 300 customers."""
    path = tmp_path_factory.mktemp(request.param) / "venue.regulars"
    build_rehearsal(path, request.param, size=SIZE, today=TODAY)
    return open_built(request.param, path)


@pytest.fixture(scope="session")
def hotel(tmp_path_factory: pytest.TempPathFactory, open_built: Callable[[str, Path], Built]) -> Built:
    """A hotel of nobody but the people with a story."""
    path = tmp_path_factory.mktemp("stories") / "venue.regulars"
    build_rehearsal(path, "hotel", size=13, today=TODAY)
    return open_built("hotel", path)
