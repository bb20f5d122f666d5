"""The backups of one venue's file: where they are, when the next one is due, and how sure they are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.errors import AppError, Unavailable
from app.core.progress import Progress, no_progress
from app.core.words import gettext as _
from app.storage.backups.choices import Choices, keep_choices, read_choices
from app.storage.backups.copies import reading_at_work
from app.storage.backups.disk import digest_of, disk_failures_translated, remove
from app.storage.backups.kept import Kept, cut_off, drop, list_kept, newest_good, note_proof, to_drop
from app.storage.backups.names import Why
from app.storage.backups.proving import prove
from app.storage.backups.taking import copy_elsewhere, take
from app.storage.backups.whose import Whose
from app.storage.connecting import driver_failures_translated

FOLDER = "backups"
EVERY = timedelta(minutes=30)
"""How often one is taken while something changes."""
AT_LEAST = timedelta(hours=24)
"""How often one is taken even when nothing does."""
LONGEST = timedelta(days=1)
"""No backup takes so long: what is unfinished then never will be finished."""
LOOK_EVERY = timedelta(days=7)
"""How often the newest is opened and read through once more."""
STALE = timedelta(hours=48)
"""When the last proven one is too old."""


@dataclass(frozen=True)
class Taken:
    """A backup that was taken; ``missing`` says why there is no second one elsewhere, if one is wanted."""

    kept: Kept
    missing: AppError | None = None


class Backups:
    """``key`` opens an encrypted venue, as its backups; nothing here reads a plain header."""

    def __init__(self, venue: Path, *, clock: Clock, key: str | None = None) -> None:
        self.venue = venue
        self.folder = venue.parent / FOLDER
        self._clock = clock
        self._key = key
        self.whose = Whose(venue, key)

    @property
    def choices(self) -> Choices:
        """What is chosen on this computer."""
        return read_choices(self.folder)

    @property
    def second(self) -> Path | None:
        """The second folder, if one is wanted."""
        chosen = self.choices.second
        return Path(chosen) if chosen else None

    def choose(self, choices: Choices) -> None:
        """Keep other choices; raises ReadOnly or DiskFull."""
        keep_choices(self.folder, choices)

    def list_kept(self) -> tuple[Kept, ...]:
        """Everything that can be gone back to, the newest first; of the second folder only what is of this venue and not here."""
        here = list_kept(self.folder)
        second = self.second
        if second is None:
            return here
        known = {same for one in here for same in _marks(one)}
        there = [one for one in self.whose.own(list_kept(second)) if known.isdisjoint(_marks(one))]
        return tuple(sorted((*here, *there), key=lambda one: (one.at, one.path.name), reverse=True))

    def make_sure_of_folder(self) -> None:
        """Raise Unavailable where a folder is that cannot be looked into, which would seem to be empty."""
        if self.folder.is_dir() and not os.access(self.folder, os.R_OK | os.X_OK):
            raise Unavailable(
                _("The backups in “{folder}” cannot be read.").format(folder=self.folder),
                to_do=_("Check the permissions of the folder."),
            )

    def newest_good(self) -> Kept | None:
        """The newest one that is proven."""
        return newest_good(self.whose.own(self.list_kept()))

    @property
    def stamp(self) -> int:
        """Another number as soon as a backup comes or goes in the folder, whoever takes it; a look at one entry."""
        try:
            return self.folder.stat().st_mtime_ns
        except OSError:
            return 0

    def take(
        self,
        why: Why,
        *,
        cancellation: Cancellation | None = None,
        progress: Progress = no_progress,
    ) -> Taken:
        """Take one now, put it into the second folder too, and let those go that are no longer kept.

        Raises what ``taking.take`` raises; a second folder that is not there is told, not raised.
        """
        path = self._take(self.folder, why, cancellation, progress)
        missing = self.take_elsewhere(path)
        self._let_go(self.folder)
        return Taken(_kept(path), missing)

    def take_elsewhere(self, backup: Path) -> AppError | None:
        """Put one that is kept here into the second folder too, where one is wanted; gives why it cannot be."""
        second = self.second
        if second is None:
            return None
        try:
            copy_elsewhere(backup, second)
            self._let_go(second)
        except AppError as error:
            return error
        return None

    def take_to(
        self,
        folder: Path,
        *,
        cancellation: Cancellation | None = None,
        progress: Progress = no_progress,
    ) -> Taken:
        """Take one into another folder, where nothing is ever let go."""
        return Taken(_kept(self._take(folder, Why.HAND, cancellation, progress)))

    def _take(self, folder: Path, why: Why, cancellation: Cancellation | None, progress: Progress) -> Path:
        return take(
            self.venue,
            folder,
            why=why,
            at=self._clock.now(),
            key=self._key,
            cancellation=cancellation,
            progress=progress,
        )

    def _let_go(self, folder: Path) -> None:
        """What the ladder no longer keeps there by the days of the venue."""
        now, zone = self._clock.now(), self._zone()
        with disk_failures_translated(folder):
            for one in to_drop(self.whose.own(list_kept(folder)), now=now, zone=zone):
                drop(one)
            for path in cut_off(folder, before=now - LONGEST):
                remove(path)

    def _zone(self) -> tzinfo:
        """Where the venue is; one that is not set up yet is nowhere."""
        with driver_failures_translated(), reading_at_work(self.venue, self._key) as connection:
            row = connection.execute("SELECT zone FROM venue ORDER BY id").fetchone()
        try:
            return ZoneInfo(row[0]) if row else UTC
        except (ZoneInfoNotFoundError, ValueError):
            return UTC

    def is_due(self, kept: Sequence[Kept] | None = None) -> bool:
        """Whether one should be taken now: half an hour after the last if something changed, else after a day."""
        kept = self.whose.own(list_kept(self.folder)) if kept is None else kept
        last = newest_good(kept)
        if last is None:
            return True
        age = self._clock.now() - last.at
        return age >= AT_LEAST or (age >= EVERY and self.has_changed_since(last))

    def has_changed_since(self, kept: Kept) -> bool:
        """Whether anything was written since a backup was taken."""
        with driver_failures_translated(), reading_at_work(self.venue, self._key) as connection:
            row = connection.execute("SELECT max(id) FROM audit_entry").fetchone()
        return kept.manifest is None or int(row[0] or 0) != kept.manifest.last_entry

    def is_look_due(self) -> bool:
        """Whether the newest one should be opened and read through once more."""
        looked = self.choices.looked_at
        return looked is None or not timedelta(0) <= self._clock.now() - looked < LOOK_EVERY

    def look_at_newest(self, cancellation: Cancellation | None = None) -> Kept | None:
        """Prove that the newest one, wherever it lies, is alive: read all of it; None when there is none."""
        newest = next((one for one in self.whose.own(self.list_kept()) if one.why is not Why.ASIDE), None)
        if newest is not None:
            newest = self.prove(newest, cancellation=cancellation)
            self.choose(self.choices.model_copy(update={"looked_at": self._clock.now()}))
        return newest

    def prove(self, kept: Kept, *, cancellation: Cancellation | None = None) -> Kept:
        """Read all of one backup, compare it with what was written down, and write down what was found."""
        with disk_failures_translated(kept.path.parent):
            if not kept.path.is_file():
                raise Unavailable(_("“{file}” is not there any more.").format(file=kept.path.name))
            rows = kept.manifest.rows if kept.manifest is not None else None
            proof = prove(kept.path, key=self._key, rows=rows, thorough=True, cancellation=cancellation)
            digest = digest_of(kept.path, cancellation)
            return note_proof(kept, proof, at=self._clock.now(), digest=digest)

    def is_stale(self, last: Kept | None) -> bool:
        """Whether the last proven one is too old to feel safe."""
        return last is None or self._clock.now() - last.at > STALE


def _marks(kept: Kept) -> set[str]:
    """By what one of them is known to be in two folders."""
    return {kept.path.name, kept.manifest.sha256} if kept.manifest is not None else {kept.path.name}


def _kept(path: Path) -> Kept:
    return next(one for one in list_kept(path.parent) if one.path == path)
