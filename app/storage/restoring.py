"""Going back to a backup: prepared beside the venue, proven, and only then put in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Corrupt, Locked
from app.core.progress import Progress, no_progress
from app.core.words import gettext as _
from app.storage.backups.backups import FOLDER
from app.storage.backups.copies import copy, folded, reading
from app.storage.backups.disk import (
    begin_private,
    digest_of,
    disk_failures_translated,
    make_private,
    sync_file,
)
from app.storage.backups.manifest import find_manifest
from app.storage.backups.names import Why, free_name
from app.storage.backups.proving import prove
from app.storage.backups.swapping import incoming_path, prepare_keys, swap, take_prepared_away
from app.storage.beside import keys_beside
from app.storage.connecting import driver_failures_translated
from app.storage.holding import is_held
from app.storage.opening import upgrade_file
from app.storage.recognising import recognise
from app.storage.replacing import replacing_alone
from app.storage.sealing import take_seal_off

BeforeUse = Callable[[Path, Path | None], None]
"""Does what has to be done to the prepared file before anybody works with it, such as erasing again.

It is given that file, whose schema is the newest, and the one it takes the place of, which may be damaged or missing.
"""


@dataclass(frozen=True)
class Restored:
    """What the venue holds now, and where the file went that stood there; None when there was none."""

    rows: Mapping[str, int]
    aside: Path | None


def restore(
    backup: Path,
    venue: Path,
    *,
    at: datetime,
    key: str | None = None,
    before_use: tuple[BeforeUse, ...] = (),
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Restored:
    """Put a backup in the place of the venue, which is set aside whatever state it is in, and never deleted.

    Nobody may have the venue open or be going back already: raises Locked then. Raises what ``recognise`` raises of the backup, Corrupt
    when it is damaged, DiskFull or ReadOnly; the venue stays as it was.
    """
    recognise(backup, key=key)
    refuse_while_open(venue)
    incoming = incoming_path(venue)
    with disk_failures_translated(venue.parent), driver_failures_translated(), replacing_alone(venue):
        try:
            rows = _prepare(backup, incoming, key=key, cancellation=cancellation, progress=progress)
            for step in before_use:
                step(incoming, venue if venue.exists() else None)
            folded(incoming, key)
            sync_file(incoming)
            refuse_while_open(venue)
            aside = _place_aside(venue, at)
            prepare_keys(venue, keys_beside(backup))
            take_seal_off(venue)
            with disk_failures_translated((aside or venue).parent):
                swap(venue, aside)
        finally:
            take_prepared_away(venue)
    return Restored(rows, aside)


def refuse_while_open(venue: Path) -> None:
    """Raise Locked while a window or command has the venue open."""
    if is_held(venue):
        raise Locked(
            _("“{file}” is open in another window.").format(file=venue.name),
            kept=_("It was not touched."),
            to_do=_("Close it there, then try again."),
        )


def _prepare(
    backup: Path, incoming: Path, *, key: str | None, cancellation: Cancellation | None, progress: Progress
) -> Mapping[str, int]:
    """Copy and prove the backup, then bring it up to date; gives how many rows its tables have."""
    manifest = find_manifest(backup)
    if manifest is not None and manifest.sha256 != digest_of(backup, cancellation):
        raise _damaged(backup)
    begin_private(incoming)
    with reading(backup, key) as source:
        copy(source, incoming, key=key, cancellation=cancellation, progress=progress)
    rows = manifest.rows if manifest is not None else None
    proof = prove(incoming, key=key, rows=rows, thorough=True, cancellation=cancellation)
    if proof.facts is None or not proof.ok:
        raise _damaged(backup)
    if recognise(incoming, key=key).needs_upgrade:
        upgrade_file(incoming, key=key)
    return proof.facts.rows


def _place_aside(venue: Path, at: datetime) -> Path | None:
    if not venue.exists():
        return None
    folder = venue.parent / FOLDER
    make_private(folder)
    if folder.stat().st_dev != venue.stat().st_dev:
        # A file is only ever renamed into its place, never copied there.
        folder = venue.parent
    return folder / free_name(folder, at=at, why=Why.ASIDE).text


def _damaged(backup: Path) -> AppError:
    return Corrupt(
        _("The backup “{file}” is damaged.").format(file=backup.name),
        kept=_("Nothing was changed."),
        to_do=_("Choose another one."),
    )
