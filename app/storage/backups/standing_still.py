"""Copying the bytes of a file that is being worked with, as they lie on the disk, encrypted or not.

While a reader sees the file without any of its log, SQLite folds nothing of the log into it: its lock on the first read
mark forbids that to everybody. The file is then exactly what the reader sees, and what is written meanwhile goes into the
log. To get there, nobody may write for as long as the little that was written last is folded in.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.progress import Progress, no_progress
from app.core.raw_files import opened_raw
from app.storage.backups.copies import STEP_PAGES, SYNCED_PAGES, take_view, working
from app.storage.write_lock import begin_writing

PATIENCE, PAUSE = 2.0, 0.05
"""Seconds for which somebody who still reads what was before, or writes, is waited for; and between two questions."""
LOCKS_AT = 1 << 30
"""The page that begins here is never used: on it SQLite has its locks, and some systems let nobody else read it."""


@dataclass(frozen=True)
class Still:
    """A venue's file whose bytes say exactly what the one view of ``connection`` does."""

    venue: Path
    connection: Any


@contextmanager
def standing_still(
    venue: Path, *, key: str | None = None, stop: Cancellation | None = None
) -> Iterator[Still | None]:
    """Have the bytes of a file stay what they are while inside.

    None where that cannot be had, or somebody else is in the way for longer than ``PATIENCE``; writers go on meanwhile.
    """
    with closing(working(venue, key)) as reader, closing(working(venue, key)) as writer:
        try:
            yield Still(venue, reader) if _can_stand_still(reader, writer, stop or Cancellation()) else None
        finally:
            # What was written meanwhile is folded in here, before somebody who saves has to.
            with suppress(sqlite.Error):
                reader.rollback()
                _is_folded(reader)


def _can_stand_still(reader: Any, writer: Any, stop: Cancellation) -> bool:
    """Whether it does now. Whatever fails here, a full disk for one, may not keep the other way from copying."""
    try:
        return _stands_still(reader, writer, stop)
    except sqlite.Error:
        return False


def _stands_still(reader: Any, writer: Any, stop: Cancellation) -> bool:
    until = time.monotonic() + PATIENCE
    while True:
        stop.raise_if_cancelled()
        # Most is folded in while others go on writing, so that they wait for the rest alone.
        if _is_folded(reader) and _views_file_alone(reader, writer, stop, patience=until - time.monotonic()):
            return True
        if time.monotonic() + PAUSE > until:
            return False
        time.sleep(PAUSE)


def _is_folded(connection: Any) -> bool:
    """Fold in what can be of the log; whether that is all of it. A file without a log has none to fold."""
    busy, written, folded = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not busy and written == folded >= 0


def _views_file_alone(reader: Any, writer: Any, stop: Cancellation, *, patience: float) -> bool:
    begin_writing(writer, stop, patience=patience)
    try:
        if not _is_folded(reader):
            return False
        take_view(reader)
        return True
    finally:
        writer.execute("ROLLBACK")


def copy_bytes(
    still: Still,
    target: Path,
    *,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> None:
    """Copy a file that stands still into the empty file ``target``."""
    pages, page = (
        int(still.connection.execute(f"PRAGMA {what}").fetchone()[0]) for what in ("page_count", "page_size")
    )
    with opened_raw(still.venue) as reading, opened_raw(target, to_write=True) as writing:
        synced, room = 0, memoryview(bytearray(STEP_PAGES * page))
        for done in range(0, pages, STEP_PAGES):
            if cancellation is not None:
                cancellation.raise_if_cancelled()
            begin, end = done * page, min(done + STEP_PAGES, pages) * page
            if begin <= LOCKS_AT < end:
                _copy_span(reading, writing, begin=begin, room=room[: LOCKS_AT - begin])
                begin = LOCKS_AT + page
            _copy_span(reading, writing, begin=begin, room=room[: max(end - begin, 0)])
            if done - synced >= SYNCED_PAGES:
                os.fsync(writing.fileno())
                synced = done
            progress(min(done + STEP_PAGES, pages), pages)
        writing.truncate(pages * page)


def _copy_span(reading: FileIO, writing: FileIO, *, begin: int, room: memoryview) -> None:
    """Copy as many bytes as there is room for, as far as the file goes."""
    reading.seek(begin)
    writing.seek(begin)
    left = room[: reading.readinto(room)]
    while left:
        left = left[os.write(writing.fileno(), left) :]
