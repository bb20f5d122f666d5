"""``backup`` and ``restore``: keeping the venue, and going back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app.bootstrap.folders import data_folder
from app.bootstrap.keys import find_key
from app.bootstrap.restoring import restore_venue
from app.command_line.output import Output
from app.command_line.signing_in import open_signed_in, secret_given
from app.command_line.stopping import stopped_by_signals
from app.core.clock import SystemClock
from app.core.errors import Corrupt, KeyNeeded, NotFound, NotOurs, ReadOnly, Unavailable
from app.core.paths import DataFolder
from app.core.rights import Right
from app.core.words import gettext as _
from app.storage.backups.backups import FOLDER, Backups
from app.storage.backups.kept import Kept, list_kept, newest_good
from app.storage.backups.manifest import find_manifest
from app.storage.backups.names import Why
from app.venue.workplace import Workplace


def take_backup(arguments: Namespace, output: Output) -> int:
    """Take a backup; gives where it is and how many rows each table has."""
    with open_signed_in(arguments.data_dir) as work, stopped_by_signals() as stop:
        work.desk.require(Right.BACKUPS)
        backups = _backups(work)
        if arguments.to is None:
            taken = backups.take(Why.HAND, cancellation=stop, progress=output.progress)
        else:
            taken = backups.take_to(arguments.to.absolute(), cancellation=stop, progress=output.progress)
    if taken.missing is not None:
        output.say(str(taken.missing))
    _answer(output, taken.kept.path, _rows(taken.kept), said=_("Backup kept in {file}."))
    return 0


def restore_backup(arguments: Namespace, output: Output) -> int:
    """Put a backup in the place of the venue; gives what is in it and where the venue's file was set aside."""
    folder = data_folder(arguments.data_dir)
    backup = _find(arguments.file, folder)
    by, key = _make_sure_who_asks(folder), _key_of_venue(folder)
    of_another = _is_of_another(backup, Backups(folder.venue_file, clock=SystemClock(), key=key))
    with stopped_by_signals() as stop:
        restored = restore_venue(
            backup,
            folder,
            clock=SystemClock(),
            by=by,
            key=key,
            words=secret_given(),
            cancellation=stop,
            progress=output.progress,
        )
    if of_another:
        output.say(
            _("“{file}” is a backup of another venue than the one that stood there.").format(file=backup.name)
        )
    aside = str(restored.aside) if restored.aside is not None else None
    lines = [_("The venue is as it was in {file}.").format(file=backup.name)]
    if aside is not None:
        lines.append(_("What stood there before is in {file}.").format(file=aside))
    document = {
        "file": str(folder.venue_file),
        "proven": True,
        "rows": dict(restored.rows),
        "set_aside": aside,
    }
    output.answer(document, lines)
    return 0


def _is_of_another(backup: Path, backups: Backups) -> bool:
    manifest = find_manifest(backup)
    return manifest is not None and backups.whose.is_another(manifest.venue_made_at)


def _key_of_venue(folder: DataFolder) -> str | None:
    """The key of the file that stands there now; one that cannot be opened is only set aside."""
    with suppress(KeyNeeded):
        return find_key(folder.venue_file, words=secret_given())
    return None


def _make_sure_who_asks(folder: DataFolder) -> int:
    """Have somebody sign in who may do this, and give who; a venue that cannot be opened can ask nobody."""
    if folder.venue_file.exists():
        with suppress(Corrupt, NotOurs), open_signed_in(folder.root) as work:
            work.desk.require(Right.BACKUPS)
            return work.desk.staff_id
    return 0


def _backups(work: Workplace) -> Backups:
    backups = work.database.backups
    if backups is None and work.database.on_server:
        raise Unavailable(
            _("This venue lives on a database server, where the program takes no backups."),
            to_do=_("Have the server backed up, for example by pg_dump every night."),
        )
    if backups is None:
        raise ReadOnly(_("The venue's file cannot be written."), kept=_("Nothing was changed."))
    return backups


def _find(given: Path, folder: DataFolder) -> Path:
    """The file that was named, or the backup of that name in the usual folder."""
    usual = folder.root / FOLDER / given.name
    is_there = _may_be_there(given)
    if not is_there and given.parent == Path() and _may_be_there(usual):
        return usual
    if not is_there:
        newest = newest_good(list_kept(folder.root / FOLDER))
        hint = _("The newest backup is {file}.").format(file=newest.path.name) if newest else ""
        raise NotFound(_("There is no file “{file}”.").format(file=given), to_do=hint)
    return given.absolute()


def _may_be_there(path: Path) -> bool:
    """Whether a file is there; of one whose folder cannot be looked into, whoever reads it tells more."""
    try:
        return path.exists()
    except OSError:
        return True


def _rows(kept: Kept) -> Mapping[str, int]:
    return kept.manifest.rows if kept.manifest is not None else {}


def _answer(output: Output, file: Path, rows: Mapping[str, int], *, said: str) -> None:
    output.answer({"file": str(file), "proven": True, "rows": dict(rows)}, [said.format(file=file)])
