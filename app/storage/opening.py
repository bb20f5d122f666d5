"""Making a venue's file, opening it, and bringing it up to date."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.clock import Clock
from app.core.errors import AppError, Conflict, Corrupt, DiskFull, Locked, ReadOnly
from app.core.paths import program_folder
from app.core.words import gettext as _
from app.storage.connecting import give_key
from app.storage.database import Database, Keeper
from app.storage.driver import connected
from app.storage.failures import translate
from app.storage.places import FilePlace, ServerPlace
from app.storage.recognising import recognise
from app.storage.revisions import APPLICATION_ID
from app.storage.sealing import check_seal, take_seal_off

if TYPE_CHECKING:
    from sqlalchemy import Engine


RESTORING = ".restoring.json"
"""The ending of what says that a backup is being put in the place of the venue."""
RECODING = ".recoding.json"
"""The ending of what says that the venue is being put under another key."""
PATIENCE_S = 30.0
"""How long somebody who is at either now is waited for."""


def create_file(path: Path, *, key: str | None = None) -> None:
    """Make an empty venue file with the newest schema, readable by the user alone; ``key`` encrypts it.

    It appears under its name only when it is complete. Raises Conflict when there is a file already,
    ReadOnly or DiskFull when it cannot be written.
    """
    refuse_to_replace(path)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove_with_companions(unfinished)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        connection = connected(unfinished)
        give_key(connection, key)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.close()
        _bring_up_to_date(unfinished, key)
        unfinished.replace(path)
    except OSError as error:
        raise _cannot_create(path, error) from error
    finally:
        _remove_with_companions(unfinished)


def refuse_to_replace(path: Path) -> None:
    """Raise Conflict where there is a file already."""
    if path.exists():
        raise Conflict(
            _("There is a file “{file}” already.").format(file=path.name), kept=_("It was not touched.")
        )


def remove_file(path: Path) -> None:
    """Take a venue file away with what SQLite left beside it, as when its making came to nothing."""
    _remove_with_companions(path)


def open_file(
    path: Path,
    *,
    clock: Clock,
    keepers: Sequence[Keeper] = (),
    read_only: bool = False,
    safeguarded: bool = False,
    as_it_is: bool = False,
    key: str | None = None,
) -> Database:
    """Open a venue's file, bringing an older schema up to date after keeping a copy of it.

    A file that cannot be written is opened for reading only. ``safeguarded`` has it backed up before what
    is hard to take back, looks whether it is as it was left, and seals it on closing; ``as_it_is`` does not look.
    ``key`` opens an encrypted one. Raises what ``recognise`` raises, or SealBroken.
    """
    finish_what_was_begun(path)
    found = recognise(path, key=key)
    key = key if found.encrypted else None
    if safeguarded and not as_it_is and not found.encrypted:
        check_seal(path)
    read_only = read_only or not found.writable
    if not read_only:
        take_seal_off(path)
    if found.needs_upgrade:
        if read_only:
            raise ReadOnly(
                _("“{file}” must be brought up to date, but cannot be written.").format(file=path.name),
                to_do=_("Check the permissions of the file and its folder."),
            )
        _keep_before_upgrade(path, clock, key)
        _bring_up_to_date(path, key)
    place = FilePlace(path, read_only=read_only, key=key)
    safeguarded = safeguarded and not read_only
    database = Database(
        place,
        clock=clock,
        keepers=keepers,
        read_only=read_only,
        safeguards=path if safeguarded else None,
        key=key,
    )
    try:
        # From here on the changes of other programs count, also before anybody asks for them.
        database.changes_elsewhere()
    except AppError:
        database.close()
        raise
    return database


def open_server(url: str, *, clock: Clock, keepers: Sequence[Keeper] = ()) -> Database:
    """Open a venue on a PostgreSQL server, creating or upgrading its schema where needed."""
    from app.storage.engines import server_engine

    engine = server_engine(url)
    _upgrade(engine)
    return Database(ServerPlace(engine), clock=clock, keepers=keepers)


def finish_what_was_begun(path: Path) -> None:
    """Going back to a backup may have been cut off half way; loads nothing where it was not.

    Whoever is at it now is waited for. Raises Locked when they take too long.
    """
    if _is_beside(path, RESTORING) or _is_beside(path, RECODING):
        from app.storage.backups.swapping import finish_swap
        from app.storage.cipher.recoding import finish_recoding
        from app.storage.replacing import replacing_alone

        with replacing_alone(path, patience_s=PATIENCE_S):
            finish_swap(path)
            finish_recoding(path)
    if _is_beside(path, ".restoring") or _is_beside(path, ".recoding"):
        from app.storage.backups.swapping import take_prepared_away
        from app.storage.cipher.recoding import clear_away
        from app.storage.replacing import replacing_alone

        # Prepared, and never used: unless somebody is preparing it now.
        with suppress(Locked, OSError), replacing_alone(path):
            take_prepared_away(path)
            clear_away(path)


def _is_beside(path: Path, ending: str) -> bool:
    """Whether something was begun; a folder that may not be looked into has its own words when its file is opened."""
    return os.path.exists(path.with_name(f".{path.name}{ending}"))  # noqa: PTH110


def upgrade_file(path: Path, *, key: str | None = None) -> None:
    """Give a file that nobody works with the newest schema, in one transaction; keeping a copy is up to the caller."""
    _bring_up_to_date(path, key)


def _keep_before_upgrade(path: Path, clock: Clock, key: str | None) -> None:
    from app.storage.backups.backups import Backups
    from app.storage.backups.names import Why

    Backups(path, clock=clock, key=key).take(Why.UPGRADE)


def _bring_up_to_date(path: Path, key: str | None) -> None:
    from sqlalchemy.exc import DBAPIError

    from app.storage.engines import sqlite_engine

    engine = sqlite_engine(path, foreign_keys=False, key=key)
    try:
        _upgrade(engine)
    except DBAPIError as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error
    finally:
        engine.dispose()


def _upgrade(engine: Engine) -> None:
    from app.storage.engines import WRITES
    from app.storage.upgrading import upgrade

    with engine.execution_options(**{WRITES: True}).begin() as connection:
        upgrade(connection, program_folder() / "migrations")
        if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise Corrupt(_("The file refers to rows that do not exist and cannot be brought up to date."))


def _remove_with_companions(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        companion = path.with_name(path.name + suffix)
        # A folder that cannot be written refuses to remove even what is not there.
        if companion.exists():
            companion.unlink()


def _cannot_create(path: Path, error: OSError) -> AppError:
    if error.errno == errno.ENOSPC:
        return DiskFull(_("The disk is full."), to_do=_("Free some space, then try again."))
    return ReadOnly(
        _("“{folder}” cannot be written.").format(folder=path.parent),
        kept=_("Nothing was changed."),
        to_do=_("Choose another folder, or check its permissions."),
    )
