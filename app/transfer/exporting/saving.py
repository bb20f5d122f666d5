"""A file that appears whole or not at all, and that nobody else can read from its first byte."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path

from app.core.errors import DiskFull, ReadOnly


@contextmanager
def saved_whole(target: Path) -> Iterator[Path]:
    """Give a private file to write to; on leaving it takes the name ``target``, on an error it goes.

    Raises ReadOnly or DiskFull where it cannot be written; what stood under the name is then untouched.
    """
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
