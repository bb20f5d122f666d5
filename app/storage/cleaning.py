"""Making sure that what was deleted is nowhere in a file: indexes, free pages and log are written anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.core.errors import Locked
from app.core.words import gettext as _
from app.storage.backups.disk import sync_file
from app.storage.connecting import driver_failures_translated
from app.storage.lookup.forgetting import forget_words

_INDEXES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"


def clean_file(engine: Engine) -> None:
    """Write a file anew without what was deleted in it, and shorten its log to nothing.

    Full-text indexes keep deleted words until their parts are joined. Raises Locked while somebody else reads or
    writes, or where the disk does not keep it; nothing is lost then, and it can be tried again. On a server deleted rows are only given free there.
    """
    connection = engine.raw_connection()
    try:
        if engine.dialect.name == "sqlite":
            with driver_failures_translated():
                _clean(connection.driver_connection)
        else:
            _give_free(connection.driver_connection)
    finally:
        connection.close()


def _clean(driver: Any) -> None:
    names = [name for (name,) in driver.execute(_INDEXES).fetchall()]
    driver.execute("BEGIN IMMEDIATE")
    try:
        _join(driver, names)
        if "lookup" in names:
            forget_words(driver)
    except BaseException:
        driver.execute("ROLLBACK")
        raise
    driver.execute("COMMIT")
    driver.execute("VACUUM")
    busy, *_rest = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise _traces_stay()
    _keep_short(driver)


def _keep_short(driver: Any) -> None:
    """Have the log's new length on the disk: a power cut would bring back what it held."""
    path = next(
        Path(file) for _number, name, file in driver.execute("PRAGMA database_list") if name == "main"
    )
    log = path.with_name(f"{path.name}-wal")
    try:
        if log.exists():
            sync_file(log)
    except OSError as error:
        raise _traces_stay() from error


def _traces_stay() -> Locked:
    return Locked(
        _("The file is in use elsewhere, so traces of what was erased are still in it."),
        kept=_("Nobody sees them in the program."),
        to_do=_("Close the other windows, then clean the file in the settings under “Retention”."),
    )


def _join(driver: Any, names: Iterable[str]) -> None:
    for name in names:
        driver.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")


def _give_free(driver: Any) -> None:
    driver.rollback()
    before, driver.autocommit = driver.autocommit, True
    try:
        driver.execute("VACUUM")
    finally:
        driver.autocommit = before
