"""Saving what can be read of a damaged venue as CSV; the file itself is only ever copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import Conflict, Corrupt, NotFound, NotOurs
from app.core.progress import Progress, no_progress
from app.storage.backups.disk import disk_failures_translated, make_private
from app.storage.plain.table_file import TableFile
from app.storage.salvage.mending import mend_header
from app.storage.salvage.rows import TableReader

_LEFT_OUT = ("sqlite_", "lookup", "alembic")
_CHUNK = 200


@dataclass(frozen=True)
class Salvaged:
    """How many rows of each table were saved, and of which tables some could not be read."""

    folder: Path
    rows: dict[str, int]
    incomplete: tuple[str, ...]


def salvage(
    damaged: Path,
    folder: Path,
    *,
    key: str | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Salvaged:
    """Write what can be read of ``damaged`` into the new or empty ``folder``, one CSV file a table.

    Raises NotFound, NotOurs when it is no database at all, Corrupt when nothing of it can be read, Conflict when
    there is something in the folder, DiskFull or ReadOnly.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{file}”.").format(file=damaged.name))
    if folder.exists() and any(folder.iterdir()):
        raise Conflict(
            _("There is something in “{folder}” already.").format(folder=folder),
            kept=_("It was not touched."),
            to_do=_("Choose an empty folder."),
        )
    with disk_failures_translated(folder):
        make_private(folder)
        with _copied(damaged, folder) as copy, closing(_connect(copy, key)) as connection:
            saved = _save_all(connection, folder, cancellation, progress)
    if not saved.rows:
        shutil.rmtree(folder, ignore_errors=True)
        raise Corrupt(
            _("Nothing in “{file}” can be read any more.").format(file=damaged.name),
            kept=_("It was left as it is."),
            to_do=_("Restore the last backup."),
        )
    return saved


def _save_all(
    connection: Any, folder: Path, cancellation: Cancellation | None, progress: Progress
) -> Salvaged:
    tables = _tables(connection)
    rows: dict[str, int] = {}
    incomplete: list[str] = []
    for done, table in enumerate(tables):
        progress(done, len(tables))
        reader = TableReader(connection, table)
        try:
            columns = reader.columns()
        except sqlite.Error:
            columns = ()
        if not columns:
            incomplete.append(table)
            continue
        with closing(TableFile(folder, table, columns)) as file:
            for chunk in _chunks(reader.rows(), cancellation):
                file.write(chunk)
        rows[table] = file.rows
        if reader.gaps:
            incomplete.append(table)
    return Salvaged(folder, rows, tuple(incomplete))


def _chunks(rows: Iterator[Any], cancellation: Cancellation | None) -> Iterator[tuple[Any, ...]]:
    while chunk := tuple(row for _number, row in zip(range(_CHUNK), rows, strict=False)):
        if cancellation is not None:
            cancellation.raise_if_cancelled()
        yield chunk


def _tables(connection: Any) -> list[str]:
    """The tables that hold what people wrote down; what was worked out of it can be made anew."""
    try:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite.Error:
        return []
    names = [str(name) for name, sql in rows if not str(sql).upper().startswith("CREATE VIRTUAL")]
    shadows = [str(name) for name, sql in rows if str(sql).upper().startswith("CREATE VIRTUAL")]
    return sorted(
        name
        for name in names
        if not name.startswith(_LEFT_OUT) and not any(name.startswith(f"{shadow}_") for shadow in shadows)
    )


@contextmanager
def _copied(damaged: Path, folder: Path) -> Iterator[Path]:
    """A copy to work on, with what lies in the log beside it."""
    inside = folder / ".working"
    make_private(inside)
    try:
        copy = inside / "venue.regulars"
        shutil.copyfile(damaged, copy)
        log = damaged.with_name(f"{damaged.name}-wal")
        if log.is_file():
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        yield copy
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def _connect(path: Path, key: str | None) -> Any:
    if key is None and not mend_header(path):
        raise NotOurs(_("“{file}” is not a Regulars venue.").format(file=path.name))
    connection = sqlite.connect(f"file:{quote(str(path))}?mode=rw", uri=True, check_same_thread=False)
    connection.isolation_level = None
    if key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{key}"')
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    with suppress(sqlite.Error):
        connection.execute("PRAGMA writable_schema=ON")
    return connection
