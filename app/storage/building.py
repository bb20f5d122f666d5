"""Filling a new file with very many rows, and putting it in place only when it is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.core.errors import Conflict, Corrupt, Locked
from app.core.words import gettext as _
from app.storage.backups.disk import sync_file, sync_folder
from app.storage.driver import connected
from app.storage.failures import read_only, translate
from app.storage.opening import create_file
from app.storage.recognising import recognise
from app.storage.sealing import take_seal_off

COMPANIONS = ("", "-wal", "-shm", "-journal")
_PRAGMAS = (
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "journal_mode=OFF",
    "synchronous=OFF",
    "foreign_keys=OFF",
    "cache_size=-65536",
    "temp_store=FILE",
)
"""Fast and without a net: a file that fails is thrown away before anybody has seen it."""


def build_file(
    path: Path, *, load: Callable[[Connection], None], derive: Callable[[Connection], None]
) -> None:
    """Make a venue file out of bulk: ``load`` inserts, then indexes return, then ``derive`` works out the rest.

    The file appears at ``path`` when it is whole, safe on the disk and all references hold; what stood there
    is replaced at that moment. Raises Locked when it is open elsewhere, or is being built already.
    """
    unfinished = path.with_name(f".{path.name}.building")
    make_sure_nobody_has_it_open(path)
    _clear_away(unfinished)
    try:
        create_file(unfinished)
        _fill(unfinished, load, derive)
        sync_file(unfinished)
        make_sure_nobody_has_it_open(path)
        take_seal_off(path)
        unfinished.replace(path)
        sync_folder(path.parent)
    finally:
        _remove(unfinished)


def make_sure_nobody_has_it_open(path: Path) -> None:
    """Fold what was written last into the file itself; raises Locked when some program holds it open."""
    if not path.exists():
        return
    connection = connected(path, timeout=0.5)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite.OperationalError as error:
        raise Locked(
            _("“{file}” is open in another window.").format(file=path.name),
            kept=_("It was not touched."),
            to_do=_("Close it there, then try again."),
        ) from error
    finally:
        connection.close()


def refuse_to_replace_a_real_venue(path: Path) -> None:
    """Only a rehearsal venue may be built anew: raises Conflict for a real one, and what ``recognise`` raises."""
    if not path.exists():
        return
    recognise(path)
    connection = connected(path)
    try:
        row = connection.execute("SELECT rehearsal FROM venue").fetchone()
    except sqlite.OperationalError as error:
        raise read_only() from error
    finally:
        connection.close()
    if row is None or not row[0]:
        raise Conflict(
            _("“{file}” is a real venue, not a rehearsal.").format(file=path.name),
            kept=_("It was not touched."),
            to_do=_("Build the rehearsal venue in another folder."),
        )


def _fill(path: Path, load: Callable[[Connection], None], derive: Callable[[Connection], None]) -> None:
    engine = create_engine("sqlite://", creator=lambda: _connect(path), module=sqlite, poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN EXCLUSIVE"))
    try:
        with engine.connect() as connection:
            indexes = _drop_indexes(connection)
            load(connection)
            for statement in indexes:
                connection.exec_driver_sql(statement)
            derive(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Corrupt(_("The new file refers to rows that do not exist."))
            connection.commit()
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA journal_mode=WAL")
    except DBAPIError as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error
    finally:
        engine.dispose()


def _connect(path: Path) -> Any:
    connection = connected(path)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _drop_indexes(connection: Connection) -> list[str]:
    """Sorting once at the end is several times faster than keeping every index with every row."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    ).all()
    for name, _sql in rows:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    return [sql for _name, sql in rows]


def _clear_away(unfinished: Path) -> None:
    """Remove what a killed build left; raises Locked when that build is still alive."""
    if unfinished.exists():
        connection = connected(unfinished, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite.OperationalError as error:
            raise Locked(
                _("This venue is being made in another window already."),
                to_do=_("Wait until it is ready there."),
            ) from error
        except sqlite.DatabaseError:
            pass
        finally:
            connection.close()
    _remove(unfinished)


def _remove(path: Path) -> None:
    for suffix in COMPANIONS:
        companion = path.with_name(path.name + suffix)
        # A folder that cannot be written refuses to remove even what is not there.
        if companion.exists():
            companion.unlink()
