"""Saving what can be read of a damaged venue as CSV; the file itself is only ever copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.core.cancelling import Cancellation
from app.core.errors import Conflict, Corrupt, NotFound, NotOurs
from app.core.progress import Progress, no_progress
from app.core.words import gettext as _
from app.model.schema import Base
from app.storage.backups.disk import copy_raw, disk_failures_translated, make_private
from app.storage.plain.table_file import TableFile
from app.storage.recognising import key_needed, looks_encrypted
from app.storage.salvage.damaged_file import DAMAGE, DamagedFile
from app.storage.salvage.mending import mend
from app.storage.salvage.rows import TableReader

_LEFT_OUT = ("sqlite_", "lookup", "alembic")
_OURS = {"customer", "visit", "preference", "staff", "venue"}
"""Tables of which one at least is there in whatever was a venue."""
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
    make_sure: Callable[[DamagedFile], None] = lambda _file: None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Salvaged:
    """Write what can be read of ``damaged`` into the new or empty ``folder``, one CSV file a table.

    ``make_sure`` may look at the file and refuse before anything is saved. Raises NotFound, KeyNeeded, NotOurs when it is no database at all, Corrupt when nothing of it can be read, Conflict when
    there is something in the folder, DiskFull or ReadOnly.
    """
    if not damaged.is_file():
        raise NotFound(_("There is no file “{file}”.").format(file=damaged.name))
    if key is None and looks_encrypted(damaged):
        raise key_needed(damaged)
    if folder.exists() and any(folder.iterdir()):
        raise Conflict(
            _("There is something in “{folder}” already.").format(folder=folder),
            kept=_("It was not touched."),
            to_do=_("Choose an empty folder."),
        )
    with disk_failures_translated(folder), _taken_away_on_failure(folder):
        make_private(folder)
        with _copied(damaged, folder) as copy:
            mended = mend(copy, key)
            if not mended.is_ours:
                raise _not_ours(damaged) if key is None else _other_key(damaged)
            with closing(DamagedFile(copy, key)) as file:
                tables = _tables(file)
                if tables and not _OURS & set(tables):
                    raise _not_ours(damaged)
                make_sure(file)
                saved = _save_all(file, tables, folder, cancellation=cancellation, progress=progress)
                if not saved.rows:
                    raise _nothing_left(damaged)
    return (
        replace(saved, incomplete=(*saved.incomplete, *_not_found(tables))) if mended.lost_tables else saved
    )


def _save_all(
    file: DamagedFile,
    tables: Sequence[str],
    folder: Path,
    *,
    cancellation: Cancellation | None,
    progress: Progress,
) -> Salvaged:
    rows: dict[str, int] = {}
    incomplete: list[str] = []
    for done, table in enumerate(tables):
        progress(done, len(tables))
        reader = TableReader(file, table)
        try:
            columns = reader.columns()
        except DAMAGE:
            columns = ()
        if not columns:
            incomplete.append(table)
            continue
        with closing(TableFile(folder, table, columns)) as written:
            for chunk in _chunks(reader.rows(), cancellation):
                written.write(chunk)
        rows[table] = written.rows
        if reader.gaps:
            incomplete.append(table)
    return Salvaged(folder, rows, tuple(incomplete))


def _chunks(rows: Iterator[Any], cancellation: Cancellation | None) -> Iterator[tuple[Any, ...]]:
    while chunk := tuple(row for _number, row in zip(range(_CHUNK), rows, strict=False)):
        if cancellation is not None:
            cancellation.raise_if_cancelled()
        yield chunk


def _not_found(tables: Sequence[str]) -> list[str]:
    """The tables of a venue that are not among these."""
    wanted = Base.metadata.tables.keys() - set(tables)
    return sorted(name for name in wanted if not name.startswith(_LEFT_OUT))


def _tables(file: DamagedFile) -> list[str]:
    """The tables that hold what people wrote down; what was worked out of it can be made anew."""
    try:
        rows = file.ask("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    except DAMAGE:
        return []
    names = [str(name) for name, sql in rows if not str(sql).upper().startswith("CREATE VIRTUAL")]
    shadows = [str(name) for name, sql in rows if str(sql).upper().startswith("CREATE VIRTUAL")]
    return sorted(
        name
        for name in names
        if not name.startswith(_LEFT_OUT) and not any(name.startswith(f"{shadow}_") for shadow in shadows)
    )


@contextmanager
def _taken_away_on_failure(folder: Path) -> Iterator[None]:
    """Leave no half salvage behind."""
    there = folder.exists()
    try:
        yield
    except BaseException:
        for path in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if not there and folder.exists():
            folder.rmdir()
        raise


@contextmanager
def _copied(damaged: Path, folder: Path) -> Iterator[Path]:
    """A copy to work on, with what lies in the log beside it."""
    inside = folder / ".working"
    make_private(inside)
    try:
        copy = inside / "venue.regulars"
        copy_raw(damaged, copy)
        log = damaged.with_name(f"{damaged.name}-wal")
        if log.is_file():
            copy_raw(log, copy.with_name(f"{copy.name}-wal"))
        yield copy
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def _nothing_left(path: Path) -> Corrupt:
    return Corrupt(
        _("Nothing in “{file}” can be read any more.").format(file=path.name),
        kept=_("It was left as it is."),
        to_do=_("Restore the last backup."),
    )


def _other_key(path: Path) -> Corrupt:
    return Corrupt(
        _("The key opens no page of “{file}”.").format(file=path.name),
        kept=_("It was left as it is."),
        to_do=_("Restore the last backup."),
    )


def _not_ours(path: Path) -> NotOurs:
    return NotOurs(
        _("“{file}” is not a Regulars venue.").format(file=path.name), kept=_("The file was not touched.")
    )
