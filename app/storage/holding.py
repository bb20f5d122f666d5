"""Whether some program has a file open as a database, told without changing anything about it."""

from __future__ import annotations

import os
import struct
import sys
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.core.raw_files import opened_raw
from app.storage.driver import connected

_FIRST, _LENGTH = 0x40000002, 510
"""The bytes on which everybody who has a SQLite file open holds a lock."""
_FLOCK = "hhqqi4x"
"""Type, whence, start, length and process of a lock, as 64-bit Linux lays them out."""


def is_held(path: Path) -> bool:
    """Whether another program, or this one, has the file open; False where there is no file."""
    if not path.is_file():
        return False
    return _is_locked(path) if sys.platform == "linux" else _is_busy(path)


def _is_locked(path: Path) -> bool:
    """Ask the system alone: a damaged file stays as it is, and locks of this process count too."""
    import fcntl

    wanted = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, _FIRST, _LENGTH, 0)
    try:
        with opened_raw(path) as file:
            found = fcntl.fcntl(file, fcntl.F_OFD_GETLK, wanted)
    except OSError:
        return False
    return bool(struct.unpack(_FLOCK, found)[0] != fcntl.F_UNLCK)


def _is_busy(path: Path) -> bool:
    """Ask SQLite to have the file alone; what it cannot read is open nowhere."""
    try:
        with closing(connected(path, mode="mode=rw", timeout=0)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.rollback()
    except sqlite.OperationalError as error:
        return "locked" in str(error)
    except sqlite.Error:
        return False
    return False
