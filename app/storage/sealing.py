"""A seal on a venue's file while nobody works with it, so that a byte that changed on the disk is found.

SQLite finds pages that make no sense, not a letter that turned into another. An encrypted file needs no seal:
each of its pages bears one.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from app.core.errors import Corrupt
from app.core.words import gettext as _
from app.storage.backups.disk import digest_of, write_private
from app.storage.holding import is_held

SEALED_UP_TO = 64 << 20
"""Bytes: reading more than that would be felt at the start. Larger files are looked through with each backup."""


class SealBroken(Corrupt):
    """The file is another one than the program left: its disk is failing, or another program wrote to it."""


def seal_path(venue: Path) -> Path:
    """Where the seal lies."""
    return venue.with_name(f".{venue.name}.seal")


def seal(venue: Path) -> None:
    """Seal a file that nobody has open; one that is open, or too large, goes without."""
    with suppress(OSError):
        size = venue.stat().st_size
        if size <= SEALED_UP_TO and not _has_log(venue) and not is_held(venue):
            told = {"size": size, "sha256": digest_of(venue)}
            write_private(seal_path(venue), json.dumps(told).encode())


def check_seal(venue: Path) -> None:
    """Raise SealBroken when the file is not as it was sealed; nothing where there is no seal that counts.

    After a crash the log lies beside the file, and what is in it was written after any seal.
    """
    try:
        told = json.loads(seal_path(venue).read_bytes())
        sealed = (int(told["size"]), str(told["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return
    if _has_log(venue) or sealed[0] > SEALED_UP_TO:
        return
    if (venue.stat().st_size, digest_of(venue)) != sealed:
        raise SealBroken(
            _("“{file}” is not as Regulars left it: it is damaged, or something else wrote to it.").format(
                file=venue.name
            ),
            kept=_("The file was not touched."),
            to_do=_("Restore the last backup."),
        )


def take_seal_off(venue: Path) -> None:
    """Let the file be written to; to be called before anybody does."""
    with suppress(OSError):
        seal_path(venue).unlink(missing_ok=True)


def _has_log(venue: Path) -> bool:
    """Whether somebody works with it, or was cut off; a file at rest has none."""
    return venue.with_name(f"{venue.name}-wal").exists()
