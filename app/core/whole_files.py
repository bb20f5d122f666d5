"""A file that appears whole or not at all, and that nobody else can read from its first byte."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.errors import DiskFull, ReadOnly
from app.core.raw_files import opened_raw
from app.core.words import gettext as _

_DATABASE = b"SQLite format 3\x00"
_VENUE_ENDINGS = (".regulars", ".regulars-wal", ".regulars-shm")
"""Told by its name too: a venue that is encrypted looks like nothing at all from within."""


@contextmanager
def saved_whole(target: Path) -> Iterator[Path]:
    """Give a private file to write to; on leaving it takes the name ``target``, on an error it goes.

    Raises ReadOnly or DiskFull where it cannot be written; what stood under the name is then untouched. So
    is a venue, and whatever is no file at all, such as a printer.
    """
    _refuse_what_must_stay(target)
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield unfinished
        unfinished.replace(target)
    except OSError as error:
        _forget(unfinished)
        raise _cannot_save(target, error) from error
    except BaseException:
        _forget(unfinished)
        raise


def _refuse_what_must_stay(target: Path) -> None:
    is_venue = target.name.lower().endswith(_VENUE_ENDINGS)
    with suppress(OSError):
        if target.exists() and not target.is_file():
            raise ReadOnly(
                _("“{file}” is no file that can be written anew.").format(file=target),
                to_do=_("Choose another name."),
            )
        is_venue = is_venue or (target.is_file() and _begins_as_database(target))
    if is_venue:
        raise ReadOnly(
            _("“{file}” holds a venue.").format(file=target.name),
            kept=_("It was not touched."),
            to_do=_("Choose another name."),
        )


def _begins_as_database(target: Path) -> bool:
    with opened_raw(target) as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _forget(unfinished: Path) -> None:
    """Take the file away, if there is one and its folder is still to be reached."""
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)


def _cannot_save(target: Path, error: OSError) -> ReadOnly | DiskFull:
    if error.errno == errno.ENOSPC:
        return DiskFull(
            _("The disk is full: “{file}” could not be saved.").format(file=target.name),
            to_do=_("Free some space, then try again."),
        )
    return ReadOnly(
        _("“{file}” could not be saved in “{folder}”.").format(file=target.name, folder=target.parent),
        to_do=_("Close it in other programs, or choose another folder."),
    )
