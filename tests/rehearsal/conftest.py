"""Each rehearsal venue, built once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.rehearsal.builder import build_rehearsal
from tests.venues import schema_copied

TODAY = date(2026, 11, 25)
SIZE = 300
KINDS = ("hotel", "restaurant", "boutique")


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


BuiltOnce = Callable[..., Built]


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


@pytest.fixture(scope="session")
def built_once(
    tmp_path_factory: pytest.TempPathFactory, open_built: Callable[[str, Path], Built]
) -> BuiltOnce:
    """Builds each venue that is asked for once, for whoever asks nothing but questions."""

    @cache
    def build(kind: str, **size: int) -> Built:
        path = tmp_path_factory.mktemp(kind) / "venue.regulars"
        with schema_copied():
            build_rehearsal(path, kind, **size, today=TODAY)
        return open_built(kind, path)

    return build


@pytest.fixture(scope="session", params=KINDS)
def built(request: pytest.FixtureRequest, built_once: BuiltOnce) -> Built:
    """A venue of each kind with 300 customers."""
    return built_once(request.param, size=SIZE)


@pytest.fixture(scope="session", params=KINDS)
def full(request: pytest.FixtureRequest, built_once: BuiltOnce) -> Built:
    """A venue of each kind of the usual size."""
    return built_once(request.param)


@pytest.fixture(scope="session")
def hotel(built_once: BuiltOnce) -> Built:
    """A hotel of nobody but the people with a story."""
    return built_once("hotel", size=13)
