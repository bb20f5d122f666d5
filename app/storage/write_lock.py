"""Waiting for one's turn to write into a file.

SQLite's own waiting sleeps longer and longer, up to 100 ms: where several write without a pause, whoever waits longest
comes last. Here everybody asks again after a short random while, so that all have the same chance.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import uniform
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.logs import LOGGER
from app.storage import connecting
from app.storage.failures import SQLITE_BUSY

PATIENCE = 30.0
"""Seconds that a write waits for others to finish theirs."""
SOON = 1.0
"""Seconds after which whoever waits is told what for, through the logger ``WAITING``."""
WAITING = f"{LOGGER}.waiting"
SHORTEST, LONGEST = 0.001, 0.01
"""Seconds between two questions."""


def begin_writing(
    driver: Any, cancellation: Cancellation | None = None, *, patience: float | None = None
) -> None:
    """Begin a transaction that has the right to write; cancelling ends the waiting.

    Raises the driver's error when others kept the file for longer than ``patience``, in seconds, or ``PATIENCE``.
    """
    begun = time.monotonic()
    until, told_at = begun + (PATIENCE if patience is None else patience), begun + SOON
    with _without_waiting_of_sqlite(driver):
        while True:
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            if _has_begun(driver, may_fail=time.monotonic() < until):
                return
            if time.monotonic() >= told_at:
                told_at = math.inf
                logging.getLogger(WAITING).info("somebody else writes into the file for a while already")
            time.sleep(uniform(SHORTEST, LONGEST))


def _has_begun(driver: Any, *, may_fail: bool) -> bool:
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite.OperationalError as error:
        if not may_fail or error.sqlite_errorcode & 0xFF != SQLITE_BUSY:
            raise
        return False
    return True


@contextmanager
def _without_waiting_of_sqlite(driver: Any) -> Iterator[None]:
    driver.execute("PRAGMA busy_timeout=0")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout={connecting.BUSY_SECONDS * 1000}")
