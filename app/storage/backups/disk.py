"""Making sure of what is on a disk, and saying in plain words why it cannot be."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.errors import DiskFull, ReadOnly, Unavailable
from app.core.raw_files import opened_raw
from app.core.words import gettext as _

COMPANIONS = ("-wal", "-shm", "-journal")
_CHUNK = 1 << 20
_GONE = frozenset({errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT, errno.ENOTCONN, errno.EHOSTDOWN})


def make_private(folder: Path) -> None:
    """Have a folder; a new one can be looked into by the user alone, one that is there stays as it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def begin_private(path: Path) -> None:
    """Make an empty file that nobody else can read, in place of what was left unfinished there."""
    remove(path)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def remove(path: Path) -> None:
    """Take a database file away with what SQLite left beside it."""
    for suffix in ("", *COMPANIONS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def copy_raw(source: Path, target: Path) -> None:
    """Copy the bytes of a file that nobody writes to meanwhile."""
    with opened_raw(source) as reading, target.open("wb", buffering=0) as writing:
        shutil.copyfileobj(reading, writing, _CHUNK)


def sync_file(path: Path) -> None:
    """Have a file's bytes on the disk before going on."""
    with opened_raw(path, to_write=True) as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk before going on, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some shares and sticks cannot; the bytes of the file are safe all the same.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def write_private(path: Path, content: bytes) -> None:
    """Write a small file that nobody else can read, whole or not at all, safe on the disk."""
    unfinished = _unfinished(path)
    unfinished.unlink(missing_ok=True)
    try:
        descriptor = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def remove_private(path: Path) -> None:
    """Take such a file away, and what was left where its writing was cut off."""
    for one in (path, _unfinished(path)):
        one.unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.unfinished")


def digest_of(path: Path, cancellation: Cancellation | None = None) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with opened_raw(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            if cancellation is not None:
                cancellation.raise_if_cancelled()
    return digest.hexdigest()


@contextmanager
def disk_failures_translated(folder: Path) -> Iterator[None]:
    """Failures of the disk under ``folder`` become those of the program."""
    try:
        yield
    except OSError as error:
        raise disk_failure(folder, error) from error


def disk_failure(folder: Path, error: OSError) -> DiskFull | ReadOnly | Unavailable:
    """What the system's error means for whoever keeps backups."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(
            _("There is no room for a backup in “{folder}”.").format(folder=folder),
            to_do=_("Free some space, then take one by hand."),
        )
    if error.errno in _GONE:
        return Unavailable(
            _("The folder “{folder}” is not there.").format(folder=folder),
            to_do=_("Connect its disk or stick."),
        )
    return ReadOnly(
        _("“{folder}” cannot be written.").format(folder=folder),
        to_do=_("Check its permissions, or choose another folder."),
    )
