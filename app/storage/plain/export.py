"""Everything in a venue as plain files, from a file or a server."""

from __future__ import annotations

import json
import shutil
import time
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from app.core.cancelling import Cancellation
from app.core.progress import Progress, no_progress
from app.model.schema import Base
from app.storage.backups.disk import (
    disk_failures_translated,
    make_private,
    sync_file,
    sync_folder,
    write_private,
)
from app.storage.database import Database
from app.storage.plain.table_file import SECRET, TableFile
from app.storage.revisions import HEAD

FOLDER = "plain"
MANIFEST = "export.json"
KEPT = 7
_CHUNK = 1_000
_BREATH = 0.001
"""Seconds in which the window gets its turn after each chunk."""


def export_plain(
    database: Database,
    folder: Path,
    *,
    on: date,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Write every table as CSV into ``folder/DATE``, readable by the user alone; seven days are kept.

    All of it is one view of the data. Raises DiskFull or ReadOnly; nothing is left behind then.
    """
    target = folder / on.isoformat()
    unfinished = folder / f".{on.isoformat()}.unfinished"
    with disk_failures_translated(folder):
        make_private(folder)
        shutil.rmtree(unfinished, ignore_errors=True)
        make_private(unfinished)
        try:
            with database.read(cancellation) as session:
                rows = _write_tables(session, unfinished, cancellation, progress)
            told = {"schema": HEAD, "on": on.isoformat(), "rows": rows}
            for path in unfinished.glob("*.csv"):
                sync_file(path)
            write_private(unfinished / MANIFEST, json.dumps(told, indent=2).encode())
            shutil.rmtree(target, ignore_errors=True)
            unfinished.rename(target)
            sync_folder(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        _let_go(folder)
    return target


def _write_tables(
    session: Session, folder: Path, cancellation: Cancellation | None, progress: Progress
) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    rows: dict[str, int] = {}
    for done, table in enumerate(tables):
        progress(done, len(tables))
        rows[table.name] = _write_table(session, table, folder, cancellation)
    return rows


def _write_table(session: Session, table: Table, folder: Path, cancellation: Cancellation | None) -> int:
    columns = [column for column in table.columns if column.name not in SECRET]
    wanted = select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=_CHUNK)
    with closing(TableFile(folder, table.name, [column.name for column in columns])) as file:
        for chunk in session.execute(wanted).partitions(_CHUNK):
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            file.write(chunk)
            time.sleep(_BREATH)
        return file.rows


def _let_go(folder: Path) -> None:
    days = sorted(path for path in folder.iterdir() if path.is_dir() and _is_day(path.name))
    for path in days[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _is_day(name: str) -> bool:
    try:
        date.fromisoformat(name)
    except ValueError:
        return False
    return True
