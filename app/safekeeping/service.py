"""Backups of the venue that is open: taken by hand and by themselves, looked at, proven, chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from app.core.acting import needs, needs_nothing
from app.core.cancelling import Cancellation
from app.core.clock import local_now
from app.core.errors import AppError, Cancelled, NotFound, ReadOnly, Unavailable
from app.core.progress import Progress, no_progress
from app.core.rights import Right
from app.core.words import gettext as _
from app.safekeeping import queries
from app.safekeeping.schemas import BackupRow, Preview, Standing, Watched
from app.storage.backups.backups import Backups
from app.storage.backups.choices import Choices, keep_choices, read_choices
from app.storage.backups.kept import Kept
from app.storage.backups.names import Why
from app.storage.backups.shares import is_on_a_share
from app.venue.workplace import Workplace

NIGHT_ENDS = 3
"""The hour at the venue from which the plain export of the day is written."""


class SafekeepingService:
    """``folder`` is where backups are kept on this computer; of a server only plain files are."""

    def __init__(self, work: Workplace, folder: Path) -> None:
        self._work = work
        self._folder = folder
        self._missing: AppError | None = None

    @needs(Right.BACKUPS)
    def list_backups(self) -> tuple[BackupRow, ...]:
        """Everything that can be gone back to, the newest first; raises Unavailable when it cannot be looked at."""
        backups = self._work.database.backups
        if backups is None:
            return ()
        backups.make_sure_of_folder()
        return tuple(row_of(one, backups) for one in backups.list_kept())

    @needs(Right.BACKUPS)
    def take(
        self, *, cancellation: Cancellation | None = None, progress: Progress = no_progress
    ) -> BackupRow:
        """Take one now."""
        taken = self._backups().take(Why.HAND, cancellation=cancellation, progress=progress)
        self._missing = taken.missing
        return row_of(taken.kept, self._backups())

    @needs(Right.BACKUPS)
    def prove(self, path: Path, *, cancellation: Cancellation | None = None) -> BackupRow:
        """Open a backup and read all of it."""
        backups = self._backups()
        return row_of(backups.prove(self._kept(path), cancellation=cancellation), backups)

    @needs(Right.BACKUPS)
    def preview(self, path: Path, *, cancellation: Cancellation | None = None) -> Preview:
        """What is in a backup, and what going back to it would lose; raises Corrupt when it cannot be read."""
        kept, backups = self._kept(path), self._backups()
        facts = queries.facts_of(kept, key=self._work.database.key)
        row = replace(row_of(kept, backups), of_another=backups.whose.is_another(facts.venue_made_at))
        with self._work.database.look(cancellation) as connection:
            compared = queries.compare(connection, facts.rows)
            if row.of_another:
                # Of another log it cannot be told what was done since.
                return Preview(row, compared, facts.newest_at)
            return Preview(
                row,
                compared,
                facts.newest_at,
                lost=queries.count_since(connection, facts.last_entry),
                newest_lost=queries.newest_since(connection, facts.last_entry),
            )

    @needs(Right.BACKUPS, again=True)
    def allow_restore(self, path: Path) -> Path:
        """Whether whoever is signed in may go back to a backup; gives it. Raises Refused or AskedAgain."""
        return self._kept(path).path

    @needs(Right.BACKUPS)
    def choose_second(self, folder: Path | None) -> None:
        """Have each backup in a second folder too, such as one on a stick, or no longer.

        Raises Unavailable when there is no such folder, ReadOnly when nothing can be written there.
        """
        self._backups()
        if folder is not None:
            _make_sure_of(folder, self._folder)
        self._choose(second=str(folder) if folder is not None else "")
        self._missing = None

    @needs(Right.BACKUPS)
    def choose_plain(self, *, wanted: bool) -> None:
        """Have everything written as plain files each night, or no longer."""
        self._choose(plain=wanted)

    @needs_nothing
    def standing(self) -> Standing:
        """How safe the venue is; it names nobody, so that a locked desk may show it."""
        work = self._work
        backups = work.database.backups
        choices = read_choices(self._folder)
        if backups is None:
            return Standing(
                None,
                on_server=work.database.on_server,
                read_only=work.database.read_only,
                plain=self._wants_plain(choices),
            )
        last = backups.newest_good()
        return Standing(
            last=row_of(last, backups) if last is not None else None,
            stale=backups.is_stale(last),
            rehearsal=work.venue.rehearsal,
            on_share=is_on_a_share(backups.venue),
            second=choices.second,
            plain=self._wants_plain(choices),
            encrypted=work.database.key is not None,
            missing=self._missing,
        )

    @needs_nothing
    def stamp(self) -> int:
        """Another number as soon as anybody takes a backup; 0 where none are kept."""
        backups = self._work.database.backups
        return backups.stamp if backups is not None else 0

    @needs_nothing
    def watch(self, why: Why = Why.REGULAR, *, cancellation: Cancellation | None = None) -> Watched:
        """Do what is due now: a backup, the weekly look at the newest, the nightly plain export.

        Nothing of it is raised: what went wrong is told in the answer, and tried again the next time.
        """
        backups = self._work.database.backups
        if self._work.venue.rehearsal or self._work.database.read_only:
            return Watched(self.standing())
        took, problem = False, None
        try:
            if backups is not None and self._is_due(backups, why):
                self._missing = backups.take(why, cancellation=cancellation).missing
                took = True
            elif backups is not None and isinstance(self._missing, ReadOnly | Unavailable):
                # A stick that is back has the newest at once; one that is full would be filled again and again.
                self._missing = self._taken_elsewhere(backups)
            if why is not Why.QUIT:
                self._look_after(backups, cancellation)
        except Cancelled:
            raise
        except AppError as error:
            problem = error
        return Watched(self.standing(), took=took, problem=problem)

    def _taken_elsewhere(self, backups: Backups) -> AppError | None:
        newest = backups.newest_good()
        if newest is None or newest.path.parent != backups.folder:
            return None
        return backups.take_elsewhere(newest.path)

    def _is_due(self, backups: Backups, why: Why) -> bool:
        if why is not Why.QUIT:
            return backups.is_due()
        last = backups.newest_good()
        return last is None or backups.has_changed_since(last)

    def _look_after(self, backups: Backups | None, cancellation: Cancellation | None) -> None:
        if backups is not None and backups.is_look_due():
            backups.look_at_newest(cancellation)
        now = local_now(self._work.clock, self._work.venue.zone)
        choices = read_choices(self._folder)
        if not self._wants_plain(choices) or not _is_plain_due(choices, now):
            return
        from app.storage.plain.export import FOLDER, export_plain

        export_plain(self._work.database, self._folder / FOLDER, on=now.date(), cancellation=cancellation)
        self._choose(plain_on=now.date())

    def _choose(self, **changes: Any) -> None:
        keep_choices(self._folder, read_choices(self._folder).model_copy(update=changes))

    def _wants_plain(self, choices: Choices) -> bool:
        """Plain files of an encrypted venue would give away what it protects, unless somebody wants them."""
        return self._work.database.key is None if choices.plain is None else choices.plain

    def _backups(self) -> Backups:
        work = self._work
        if work.database.backups is None:
            if work.database.on_server:
                raise Unavailable(
                    _("This venue lives on a database server, where the program takes no backups."),
                    to_do=_("Have the server backed up, for example by pg_dump every night."),
                )
            raise ReadOnly(_("The venue's file cannot be written."), kept=_("Nothing was changed."))
        return work.database.backups

    def _kept(self, path: Path) -> Kept:
        for one in self._backups().list_kept():
            if one.path == path:
                return one
        raise NotFound(_("“{file}” is not there any more.").format(file=path.name))


def row_of(kept: Kept, backups: Backups) -> BackupRow:
    """A backup as it is listed."""
    return BackupRow(
        path=kept.path,
        at=kept.at,
        why=kept.why,
        size=kept.size,
        customers=kept.count("customer"),
        visits=kept.count("visit"),
        proven_at=kept.proven_at,
        damaged=kept.is_damaged,
        elsewhere="" if kept.path.parent == backups.folder else str(kept.path.parent),
        of_another=backups.whose.is_another(kept.venue_made_at),
    )


def _is_plain_due(choices: Choices, now: datetime) -> bool:
    """Once a day, at the first chance after the night."""
    return now.hour >= NIGHT_ENDS and (choices.plain_on is None or choices.plain_on < now.date())


def _make_sure_of(folder: Path, usual: Path) -> None:
    from app.storage.backups.disk import begin_private, disk_failures_translated

    if not folder.is_dir():
        raise Unavailable(
            _("The folder “{folder}” is not there.").format(folder=folder),
            to_do=_("Connect its disk or stick, or choose another one."),
        )
    if folder.resolve() == usual.resolve():
        raise ReadOnly(
            _("This is the folder where the backups are already."),
            to_do=_("Choose one on another disk, so that both are not lost together."),
        )
    trial = folder / ".regulars-trial"
    with disk_failures_translated(folder):
        begin_private(trial)
        trial.unlink()
