"""Database errors in the words of the person at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import (
    AppError,
    Cancelled,
    Conflict,
    Corrupt,
    DiskFull,
    Locked,
    NotOurs,
    ReadOnly,
    Unavailable,
)
from app.core.words import gettext as _

SQLITE_ERROR = 1
SQLITE_PERM, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_INTERRUPT = 3, 5, 6, 8, 9
SERVER_INTERRUPT = "57014"
SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB = 10, 11, 13, 14, 26


def _kept() -> str:
    return _("Nothing was changed.")


def conflict(*, theirs: Mapping[str, Any] | None = None, yours: Mapping[str, Any] | None = None) -> Conflict:
    """Somebody else changed the same row meanwhile; the fields that differ, where they are known."""
    return Conflict(
        _("Somebody else changed this meanwhile."),
        kept=_("Their change stands, yours was not saved."),
        to_do=_("Look at it again, then decide."),
        theirs=theirs,
        yours=yours,
    )


def read_only() -> ReadOnly:
    """The file or its folder cannot be written."""
    return ReadOnly(
        _("The venue's file cannot be written."),
        kept=_kept(),
        to_do=_("Check the permissions of the file and its folder."),
    )


def _damaged() -> Corrupt:
    """Pages, tables or columns are not as the program left them."""
    return Corrupt(
        _("The venue's file is damaged."),
        kept=_("It was left as it is."),
        to_do=_("Restore the last backup."),
    )


def sqlite_failure(error: BaseException | None) -> AppError | None:
    """The expected failure behind an error of the SQLite driver; None when there is none."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        return _damaged()
    return _failure_by_code(code)


def _failure_by_code(code: int) -> AppError | None:
    primary = code & 0xFF
    if primary in (SQLITE_BUSY, SQLITE_LOCKED):
        return Locked(
            _("Another program is using the venue's file."), kept=_kept(), to_do=_("Try again in a moment.")
        )
    if primary in (SQLITE_READONLY, SQLITE_PERM):
        return read_only()
    if primary == SQLITE_FULL:
        return DiskFull(_("The disk is full."), kept=_kept(), to_do=_("Free some space, then try again."))
    if primary == SQLITE_CORRUPT:
        return _damaged()
    if primary == SQLITE_NOTADB:
        return NotOurs(_("This file is not a Regulars venue, or its key is another one."), kept=_kept())
    if primary in (SQLITE_IOERR, SQLITE_CANTOPEN):
        return Unavailable(
            _("The venue's file cannot be reached."),
            kept=_kept(),
            to_do=_("Check that its disk is connected, then try again."),
        )
    return Cancelled() if primary == SQLITE_INTERRUPT else None


def translate(error: Exception) -> AppError | None:
    """The expected failure behind a database error; None when it is a bug."""
    from sqlalchemy.exc import DBAPIError, IntegrityError
    from sqlalchemy.orm.exc import StaleDataError

    if isinstance(error, StaleDataError):
        return conflict()
    if not isinstance(error, DBAPIError):
        return None
    known = sqlite_failure(error.orig)
    if known is not None:
        return known
    if isinstance(error, IntegrityError):
        return conflict()
    if getattr(error.orig, "sqlstate", None) == SERVER_INTERRUPT:
        return Cancelled()
    if error.connection_invalidated or getattr(error.orig, "pgconn", None) is not None:
        return Unavailable(
            _("The database server does not answer."),
            kept=_kept(),
            to_do=_("Check the network, then try again."),
        )
    return None
