"""Opening a file that may be a database at work, without letting go of what this process holds of it.

Everywhere but on Windows, closing any descriptor of a file ends all locks that the process has on it, also those of
SQLite. Other programs would take the venue for one that nobody works with: put another file in its place, or remove the
log that is still written to. So a descriptor of what this process has open as a database stays open as long.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from threading import Lock
from typing import NamedTuple

CLOSING_ENDS_LOCKS = os.name == "posix"
_USUAL = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_Inode = tuple[int, int]


class _Opened(NamedTuple):
    """A file that is open as a database, and where what its connections share about its log lies."""

    inode: _Inode | None
    shared: str


class _Process:
    """What this process has open; locks are those of a process, not of any part of the program."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._databases: Counter[_Opened] = Counter()
        self._kept: dict[tuple[_Inode | None, int], list[int]] = {}

    def database_opened(self, path: Path) -> Callable[[], None]:
        opened = _Opened(_inode_of(path), f"{path.resolve()}-shm")
        with self._lock:
            self._databases[opened] += 1
        return lambda: self._database_closed(opened)

    def _database_closed(self, opened: _Opened) -> None:
        with self._lock:
            self._databases[opened] -= 1
            self._databases = +self._databases
            for key in [key for key in self._kept if not self._is_at_work(key[0])]:
                for descriptor in self._kept.pop(key):
                    os.close(descriptor)

    def take(self, path: Path, flags: int) -> int:
        with self._lock:
            kept = self._kept.get((_inode_of(path), flags)) if self._kept else None
            descriptor = kept.pop() if kept else None
        if descriptor is None:
            return os.open(path, flags)
        os.lseek(descriptor, 0, os.SEEK_SET)
        return descriptor

    def give_back(self, descriptor: int, flags: int) -> None:
        status = os.fstat(descriptor)
        inode = (status.st_dev, status.st_ino)
        with self._lock:
            if CLOSING_ENDS_LOCKS and self._is_at_work(inode):
                self._kept.setdefault((inode, flags), []).append(descriptor)
            else:
                os.close(descriptor)

    def _is_at_work(self, inode: _Inode | None) -> bool:
        return any(inode in (one.inode, _inode_of(one.shared)) for one in self._databases)


_PROCESS = _Process()


@contextmanager
def opened_raw(path: Path, *, to_write: bool = False, flags: int = 0) -> Iterator[FileIO]:
    """The bytes of a file from its first one, as they lie on the disk; ``flags`` are further ones of the system.

    The only way to open a file that may be a venue; raises OSError.
    """
    flags |= _USUAL | (os.O_RDWR if to_write else os.O_RDONLY)
    descriptor = _PROCESS.take(path, flags)
    try:
        with FileIO(descriptor, "rb+" if to_write else "rb", closefd=False) as file:
            yield file
    finally:
        _PROCESS.give_back(descriptor, flags)


def database_opened(path: Path) -> Callable[[], None]:
    """Say that a connection was made, before its first statement; gives what to call once it is closed."""
    return _PROCESS.database_opened(path)


def _inode_of(path: Path | str) -> _Inode | None:
    """Which file it is, whatever it is called; None where there is none."""
    with suppress(OSError):
        status = os.stat(path)  # noqa: PTH116
        return status.st_dev, status.st_ino
    return None
