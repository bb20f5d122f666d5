"""Statements are compiled once for all venue files of a worker: each test opens its own, and would compile all of them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine
from sqlalchemy.util import LRUCache

STATEMENTS = 5000
"""More than the whole program has."""


def sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """The same maker of engines; those on files know from each other how statements are written."""
    first = create_engine("sqlite://", module=sqlite)
    # Its first connection tells the dialect what the library can do.
    first.connect().close()
    dialect, compiled = first.dialect, LRUCache[Any, Any](STATEMENTS)
    first.dispose()

    def made(url: str, **chosen: Any) -> Engine:
        engine = create(url, **chosen)
        if engine.dialect.name == dialect.name:
            engine.dialect = engine.pool._dialect = dialect
            engine._compiled_cache = compiled
        return engine

    return made


@contextmanager
def statements_shared() -> Iterator[None]:
    """Every file that is opened meanwhile."""
    from app.storage import engines

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_engine", sharing(create_engine))
        yield


@pytest.fixture(scope="session", autouse=True)
def one_dialect() -> Iterator[None]:
    """Every file of this worker."""
    with statements_shared():
        yield
