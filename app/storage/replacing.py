"""One at a time puts another file in the place of a venue, in whatever program: two would write over each other."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.errors import Locked
from app.core.words import gettext as _

_BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_AGAIN_S = 0.02


@contextmanager
def replacing_alone(venue: Path, *, patience_s: float = 0.0) -> Iterator[None]:
    """Nobody else does meanwhile; raises Locked when somebody else still does after so long, or OSError.

    The system lets go for whoever dies. On a disk that knows no such locks nobody is kept out.
    """
    descriptor, until = _opened(venue), time.monotonic() + patience_s
    try:
        while not _is_taken(descriptor):
            if time.monotonic() >= until:
                raise Locked(
                    _("Another window or command is putting a file in the place of “{file}”.").format(
                        file=venue.name
                    ),
                    kept=_("Nothing was changed."),
                    to_do=_("Wait until that is done, then try again."),
                )
            time.sleep(_AGAIN_S)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _opened(venue: Path) -> int:
        # Folders cannot be locked there. The file is empty and stays: another program may be about to open it.
        return os.open(venue.with_name(f".{venue.name}.replacing"), os.O_CREAT | os.O_RDWR, 0o600)

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _opened(venue: Path) -> int:
        return os.open(venue.parent, os.O_RDONLY)

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError as error:
        return error.errno not in _BUSY
    return True
