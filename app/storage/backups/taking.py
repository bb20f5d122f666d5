"""Taking a backup of a file that is being worked with."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Corrupt
from app.core.progress import Progress, no_progress
from app.core.words import gettext as _
from app.storage.backups.copies import copy, reading_at_work
from app.storage.backups.disk import (
    begin_private,
    copy_raw,
    digest_of,
    disk_failures_translated,
    make_private,
    remove,
    sync_file,
    sync_folder,
    write_private,
)
from app.storage.backups.facts import Facts, read_facts
from app.storage.backups.ledger import add_to_ledger, read_ledger
from app.storage.backups.manifest import Manifest, find_manifest, manifest_path, write_manifest
from app.storage.backups.names import UNFINISHED, Why, free_name, read_name
from app.storage.backups.proving import prove
from app.storage.backups.standing_still import copy_bytes, standing_still
from app.storage.beside import keys_beside
from app.storage.connecting import driver_failures_translated


def take(
    venue: Path,
    folder: Path,
    *,
    why: Why,
    at: datetime,
    key: str | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Keep a proven copy of ``venue`` in ``folder``; it has its name only once it is whole, proven and on the disk.

    Windows and commands may write meanwhile. Raises DiskFull, ReadOnly or Unavailable where it cannot be kept,
    Corrupt when the venue itself is damaged, Cancelled when stopped; nothing is left behind then.
    """
    with disk_failures_translated(folder):
        make_private(folder)
        backup = folder / free_name(folder, at=at, why=why).text
        unfinished = backup.with_name(f".{backup.name}{UNFINISHED}")
        try:
            begin_private(unfinished)
            with driver_failures_translated():
                facts = copied(venue, unfinished, key=key, cancellation=cancellation, progress=progress)
            with ThreadPoolExecutor(max_workers=1, thread_name_prefix="digest") as beside:
                digest = beside.submit(digest_of, unfinished, cancellation)
                proof = prove(unfinished, key=key, rows=facts.rows, cancellation=cancellation)
            if not proof.ok:
                raise _damaged(venue)
            manifest = _manifest(unfinished, facts, why=why, at=at, digest=digest.result())
            _keep_keys(venue, backup)
            unfinished.replace(backup)
            sync_folder(folder)
            write_manifest(backup, manifest)
            _keep_ledger(venue.parent, folder)
        finally:
            remove(unfinished)
    return backup


def copied(
    venue: Path,
    target: Path,
    *,
    key: str | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Facts:
    """Copy a file that is being worked with into an empty one, safe on the disk; gives what is in it.

    Its bytes are copied as they lie there; where somebody is in the way of that, page by page through SQLite.
    """
    facts = None
    with standing_still(venue, key=key, stop=cancellation) as still:
        if still is not None:
            facts = read_facts(still.connection)
            copy_bytes(still, target, cancellation=cancellation, progress=progress)
    if facts is None:
        with reading_at_work(venue, key) as source:
            facts = read_facts(source)
            copy(source, target, key=key, cancellation=cancellation, progress=progress)
    sync_file(target)
    return facts


def _manifest(path: Path, facts: Facts, *, why: Why, at: datetime, digest: str) -> Manifest:
    return Manifest(
        made_at=at,
        why=why,
        revision=facts.revision,
        rows=facts.rows,
        size=path.stat().st_size,
        sha256=digest,
        last_entry=facts.last_entry,
        newest_at=facts.newest_at,
        anchor=facts.anchor,
        venue_made_at=facts.venue_made_at,
        proven_at=at,
    )


def _keep_keys(venue: Path, backup: Path) -> None:
    """What opens an encrypted venue goes with each copy of it; without the password it opens nothing."""
    keys = keys_beside(venue)
    if keys.is_file():
        write_private(keys_beside(backup), keys.read_bytes())


def _keep_ledger(of: Path, folder: Path) -> None:
    """Whom a backup is to be freed of goes with it; one that is whole is not lost for want of that."""
    with suppress(AppError):
        add_to_ledger(folder, read_ledger(of))


def copy_elsewhere(backup: Path, folder: Path) -> Path:
    """Put a backup that is proven into a second folder too, with what lies beside it; proven there by its digest.

    Raises DiskFull, ReadOnly or Unavailable.
    """
    with disk_failures_translated(folder):
        target = _place_for(backup, folder)
        unfinished = target.with_name(f".{target.name}{UNFINISHED}")
        try:
            begin_private(unfinished)
            copy_raw(backup, unfinished)
            sync_file(unfinished)
            if digest_of(unfinished) != digest_of(backup):
                raise Corrupt(_("The copy in “{folder}” is not what was written.").format(folder=folder))
            for beside_of in (keys_beside, manifest_path):
                if (beside := beside_of(backup)).is_file():
                    write_private(beside_of(target), beside.read_bytes())
            unfinished.replace(target)
            sync_folder(folder)
            _keep_ledger(backup.parent, folder)
        finally:
            remove(unfinished)
    return target


def _place_for(backup: Path, folder: Path) -> Path:
    """Where it goes in a folder in which another venue may have one of the same second."""
    own, there, name = find_manifest(backup), find_manifest(folder / backup.name), read_name(backup.name)
    if own is None or there is None or name is None or own.venue_made_at == there.venue_made_at:
        return folder / backup.name
    return folder / free_name(folder, at=name.at, why=name.why).text


def _damaged(venue: Path) -> Corrupt:
    return Corrupt(
        _("“{file}” is damaged: no backup was made of it.").format(file=venue.name),
        kept=_("The backups made before were kept."),
        to_do=_("Restore the last backup."),
    )
