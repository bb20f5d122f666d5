"""Telling a venue's file from anything else, without touching it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from app.core.errors import AppError, Corrupt, KeyNeeded, NewerSchema, NotFound, NotOurs, ReadOnly
from app.core.raw_files import opened_raw
from app.core.words import gettext as _
from app.storage.beside import keys_beside
from app.storage.connecting import give_key, read_only_mode
from app.storage.driver import connected
from app.storage.revisions import APPLICATION_ID, HEAD, KNOWN

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
PAGE_BYTES = 4096
"""Pages of encrypted files are all of this size; the first begins with their salt."""
_RANDOM_VALUES = 250
"""So many different bytes, of 256, has a page of what looks like chance; few other files begin with that."""


@dataclass(frozen=True)
class Recognised:
    """A file that is ours: its schema, and whether it and its folder can be written."""

    revision: str
    writable: bool
    encrypted: bool = False

    @property
    def needs_upgrade(self) -> bool:
        """Whether an older program wrote it."""
        return self.revision != HEAD


def recognise(path: Path, *, key: str | None = None) -> Recognised:
    """Say what ``path`` is; raises NotFound, NotOurs, NewerSchema, Corrupt, ReadOnly or KeyNeeded.

    ``key`` is known to be the one of the file beside it that holds the keys: what it does not open is damaged.
    Nothing is written, and nothing is left beside the file.
    """
    header = _header(path)
    if looks_encrypted(path):
        return _recognise_encrypted(path, key)
    if header[:16] != MAGIC:
        raise _not_ours(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _not_ours(path)
    if _is_cut_short(path, header):
        raise _damaged(path)
    return _known(path, _revision(path))


def looks_encrypted(path: Path) -> bool:
    """Whether a file may be an encrypted venue, told without any key; False where it cannot be read.

    Beside one lie its keys. Where they are lost, it must at least look like chance, in whole pages.
    """
    try:
        if not path.is_file():
            return False
        with opened_raw(path) as file:
            page = file.read(PAGE_BYTES)
        size = path.stat().st_size
    except OSError:
        return False
    if len(page) < HEADER_BYTES or _is_plain(page):
        return False
    return keys_beside(path).is_file() or (size % PAGE_BYTES == 0 and len(set(page)) >= _RANDOM_VALUES)


def _is_plain(page: bytes) -> bool:
    """Whether it is a database that is not encrypted, or was one before it was damaged."""
    return page[:16] == MAGIC or page[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _recognise_encrypted(path: Path, key: str | None) -> Recognised:
    if key is None:
        raise key_needed(path)
    return _known(path, _revision(path, key), encrypted=True)


def _known(path: Path, revision: str, *, encrypted: bool = False) -> Recognised:
    if revision not in KNOWN:
        raise NewerSchema(
            _(
                "“{file}” was written by a newer version of Regulars: its schema is {theirs}, "
                "this program knows up to {ours}."
            ).format(file=path.name, theirs=revision, ours=HEAD),
            kept=_("The file was not touched."),
            to_do=_("Open it with the newer version."),
        )
    return Recognised(revision, _is_writable(path), encrypted)


def _is_cut_short(path: Path, header: bytes) -> bool:
    """Whether bytes are missing at the end; while a log lies beside the file, they may be in there."""
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    size = path.stat().st_size
    if path.with_name(f"{path.name}-wal").exists():
        return size < page_size
    says_its_size = header[24:28] == header[92:96]
    pages = int.from_bytes(header[28:32], "big") if says_its_size else 1
    return size < max(pages, 1) * page_size


def _header(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if not stat.S_ISREG(kind):
            raise _not_ours(path)
        with opened_raw(path) as file:
            return file.read(HEADER_BYTES)
    except FileNotFoundError as error:
        raise NotFound(_("There is no file “{file}”.").format(file=path.name)) from error
    except PermissionError as error:
        raise ReadOnly(
            _("“{file}” cannot be read.").format(file=path.name),
            to_do=_("Check the permissions of the file and its folder."),
        ) from error
    except OSError as error:
        raise _not_ours(path) from error


def _revision(path: Path, key: str | None = None) -> str:
    try:
        connection = connected(path, mode=read_only_mode(path))
        try:
            give_key(connection, key)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except (sqlite.Error, UnicodeDecodeError) as error:
        # A schema that is damaged may hold what is no text at all.
        raise _damaged(path) from error
    if row is None:
        raise _damaged(path)
    return str(row[0])


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def key_needed(path: Path) -> KeyNeeded:
    """What is said of an encrypted file to whoever has not opened it yet."""
    if keys_beside(path).is_file():
        return KeyNeeded(
            _("“{file}” is encrypted.").format(file=path.name),
            kept=_("The file was not touched."),
            to_do=_("Type the password of an owner or manager, the passphrase or the recovery key."),
        )
    return KeyNeeded(
        _("“{file}” is encrypted, or it is no venue: there is no “{keys}” beside it.").format(
            file=path.name, keys=keys_beside(path).name
        ),
        kept=_("The file was not touched."),
        to_do=_("Put that file back from a backup, or type the recovery key."),
    )


def _not_ours(path: Path) -> AppError:
    return NotOurs(
        _("“{file}” is not a Regulars venue.").format(file=path.name), kept=_("The file was not touched.")
    )


def _damaged(path: Path) -> AppError:
    return Corrupt(
        _("“{file}” is damaged and cannot be opened.").format(file=path.name),
        kept=_("The file was not touched."),
        to_do=_("Restore the last backup."),
    )
