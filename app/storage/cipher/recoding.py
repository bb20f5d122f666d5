"""Putting a venue under another key: a plain one is encrypted, an encrypted one gets a new key.

A whole new file is written beside the old one and proven, and only then takes its place together with its keys. So
a computer that dies at any moment leaves the old file with the old keys or the new one with the new ones. Changing
the key inside the file would not do: the file and the keys beside it change at two different moments.
"""

from __future__ import annotations

from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.core.cancelling import Cancellation
from app.core.errors import Corrupt, Locked
from app.core.progress import Progress, no_progress
from app.core.recovery_key import RecoveryKey
from app.core.words import gettext as _
from app.storage.backups.copies import folded
from app.storage.backups.disk import (
    COMPANIONS,
    begin_private,
    disk_failures_translated,
    remove,
    remove_private,
    sync_file,
    sync_folder,
    write_private,
)
from app.storage.backups.facts import Facts, read_facts
from app.storage.backups.proving import prove
from app.storage.beside import keys_beside
from app.storage.cipher.data_key import DataKey
from app.storage.cipher.key_file import KeyFile, key_file_bytes, read_key_file, write_key_file
from app.storage.cipher.wrapping import sealed_anew
from app.storage.connecting import connect, driver_failures_translated
from app.storage.holding import is_held
from app.storage.replacing import replacing_alone
from app.storage.revisions import APPLICATION_ID
from app.storage.sealing import take_seal_off

STEPS = 4
"""Written, proven, put in place, done."""


def make_keys(venue: Path, recovery: RecoveryKey) -> DataKey:
    """Lay the keys of a venue that is about to be made beside it; raises ReadOnly or DiskFull."""
    key = DataKey.of(recovery)
    with disk_failures_translated(venue.parent):
        venue.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_key_file(venue, KeyFile(proof=key.proof))
    return key


def recode(
    venue: Path,
    recovery: RecoveryKey,
    *,
    old: DataKey | None = None,
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> DataKey:
    """Encrypt a venue that nobody has open with the key of ``recovery``; ``old`` opens one that is encrypted already.

    Whoever could open it with a password or by a keychain still can. Raises Locked, Corrupt when the new file is
    not the same as the old one, DiskFull, ReadOnly or Cancelled; the venue stays as it was then.
    """
    stop = cancellation or Cancellation()
    key, incoming = DataKey.of(recovery), _incoming(venue)
    _refuse_while_open(venue)
    with disk_failures_translated(venue.parent), driver_failures_translated(), replacing_alone(venue):
        try:
            progress(0, STEPS)
            folded(venue, old.pragma if old is not None else None)
            begin_private(incoming)
            facts = _export(venue, incoming, old=old, key=key, stop=stop)
            sync_file(incoming)
            progress(1, STEPS)
            _make_sure(incoming, key, facts, stop)
            progress(2, STEPS)
            _refuse_what_was_written(venue, facts, old)
            _refuse_while_open(venue)
            stop.raise_if_cancelled()
            take_seal_off(venue)
            write_private(_next_keys(venue), key_file_bytes(_keys_of(venue, old, key)))
            progress(3, STEPS)
            _put_in_place(venue)
        finally:
            if not _intent(venue).exists():
                remove(incoming)
                _next_keys(venue).unlink(missing_ok=True)
    progress(STEPS, STEPS)
    return key


def _put_in_place(venue: Path) -> None:
    """Raises OSError while the venue stands there as before, and will.

    Once the new one does it is done: what is not finished then is by whoever opens the venue next.
    """
    try:
        write_private(_intent(venue), b"{}")
        finish_recoding(venue)
    except OSError:
        if _incoming(venue).exists():
            _intent(venue).unlink(missing_ok=True)
            raise
        with suppress(OSError):
            finish_recoding(venue)


def finish_recoding(venue: Path) -> None:
    """Go on with what was cut off after everything was proven; nothing where nothing was begun."""
    intent, incoming, keys = _intent(venue), _incoming(venue), _next_keys(venue)
    if not intent.exists():
        return
    if incoming.exists() and keys.exists():
        for suffix in COMPANIONS:
            venue.with_name(venue.name + suffix).unlink(missing_ok=True)
        incoming.replace(venue)
        sync_folder(venue.parent)
    if keys.exists() and not incoming.exists():
        keys.replace(keys_beside(venue))
        sync_folder(venue.parent)
    intent.unlink(missing_ok=True)
    sync_folder(venue.parent)


def clear_away(venue: Path) -> None:
    """Remove what a recoding that was cut off before it was proven left behind."""
    if not _intent(venue).exists():
        with suppress(OSError):
            remove(_incoming(venue))
            remove_private(_next_keys(venue))
            remove_private(_intent(venue))


def _export(venue: Path, incoming: Path, *, old: DataKey | None, key: DataKey, stop: Cancellation) -> Facts:
    """Copy everything, exactly as it lies in the old file, from one view of it; gives what is in it."""
    pragma = old.pragma if old is not None else None
    with (
        closing(connect(venue, foreign_keys=False, key=pragma)) as connection,
        stop.on_cancel(connection.interrupt),
    ):
        connection.execute("PRAGMA cipher_log_level=NONE")
        facts = read_facts(connection)
        connection.execute(f'ATTACH DATABASE ? AS incoming KEY "{key.pragma}"', (str(incoming),))
        for setting in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536"):
            connection.execute(f"PRAGMA incoming.{setting}").fetchall()
        _interruptible(connection, stop, "SELECT sqlcipher_export('incoming')")
        connection.execute(f"PRAGMA incoming.application_id={APPLICATION_ID}")
        connection.execute("DETACH DATABASE incoming")
    with closing(connect(incoming, key=key.pragma)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return facts


def _interruptible(connection: Any, stop: Cancellation, statement: str) -> None:
    try:
        connection.execute(statement).fetchall()
    except sqlite.OperationalError:
        stop.raise_if_cancelled()
        raise


def _make_sure(incoming: Path, key: DataKey, facts: Facts, stop: Cancellation) -> None:
    proof = prove(incoming, key=key.pragma, rows=facts.rows, thorough=True, cancellation=stop)
    same = proof.facts is not None and (proof.facts.revision, proof.facts.anchor) == (
        facts.revision,
        facts.anchor,
    )
    if not proof.ok or not same:
        raise Corrupt(
            _("The encrypted copy is not the same as the venue."),
            kept=_("The venue was not touched."),
            to_do=_("Look at the disk, then try again."),
        )


def _refuse_what_was_written(venue: Path, facts: Facts, old: DataKey | None) -> None:
    """A command may have come and gone while everything was proven: what it wrote is in the old file alone."""
    with closing(
        connect(venue, foreign_keys=False, key=old.pragma if old is not None else None)
    ) as connection:
        now = read_facts(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if now != facts:
        raise Locked(
            _("Somebody wrote into “{file}” meanwhile.").format(file=venue.name),
            kept=_("It was not touched."),
            to_do=_("Try again while nobody works with it."),
        )


def _keys_of(venue: Path, old: DataKey | None, key: DataKey) -> KeyFile:
    """The same ways to the new key; those of another file that happens to lie there lead nowhere."""
    file = read_key_file(venue)
    if file is None or old is None or not file.is_key(old):
        return KeyFile(proof=key.proof)
    wraps = tuple(sealed_anew(wrap, key) for wrap in file.wraps)
    return KeyFile(id=file.id, proof=key.proof, wraps=wraps)


def _refuse_while_open(venue: Path) -> None:
    if is_held(venue):
        raise Locked(
            _("“{file}” is open in another window.").format(file=venue.name),
            kept=_("It was not touched."),
            to_do=_("Close it there, then try again."),
        )


def _incoming(venue: Path) -> Path:
    return venue.with_name(f".{venue.name}.recoding")


def _next_keys(venue: Path) -> Path:
    return venue.with_name(f".{venue.name}.recoding.keys")


def _intent(venue: Path) -> Path:
    return venue.with_name(f".{venue.name}.recoding.json")
