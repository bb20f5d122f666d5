"""From a data folder to a venue at work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.folders import data_folder
from app.bootstrap.keys import find_key
from app.core.acting import Desk
from app.core.clock import Clock, ShiftedClock, SystemClock, local_today
from app.core.errors import NotFound
from app.core.paths import program_folder
from app.core.words import gettext as _
from app.sign_in.guarding import guard_desk
from app.storage.database import Database, Keeper
from app.storage.opening import finish_what_was_begun, open_file
from app.venue.reading import VenueReader
from app.venue.workplace import Workplace
from app.wording.formats import Wording
from app.wording.translation import start_translation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.storage.recording import Recorded

REHEARSAL_SETTING = "rehearsal"
"""The setting that says how a rehearsal venue was made."""


def keepers(clock: Clock) -> Sequence[Keeper]:
    """Whatever is kept in step with the data, in the order in which one builds on the other."""
    from app.case_log.agreeing import CaseRules
    from app.law.erasing.left_alone import LeftAlone
    from app.moments.following import MomentKeeper
    from app.storage.answer_counts.keeper import AnswerKeeper
    from app.storage.case_search.keeper import CaseKeeper
    from app.storage.comment_search.keeper import CommentKeeper
    from app.storage.lookup.keeper import LookupKeeper
    from app.storage.occasion_lines.keeper import OccasionKeeper
    from app.storage.summaries import SummaryKeeper

    rules = (LeftAlone(), CaseRules(), SummaryKeeper(), OccasionKeeper(), MomentKeeper(clock))
    return (*rules, LookupKeeper(), CaseKeeper(), CommentKeeper(), AnswerKeeper())


class KeepersInTime:
    """The keepers, imported when the first one who writes needs them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @cached_property
    def keepers(self) -> Sequence[Keeper]:
        """All of them."""
        return keepers(self._clock)

    def keep(self, session: Session, recorded: Recorded) -> None:
        """Follow what ``recorded`` says, one after the other."""
        for keeper in self.keepers:
            keeper.keep(session, recorded)


def open_database(path: Path, clock: Clock, *, as_it_is: bool = False, key: str | None = None) -> Database:
    """Open a venue's file with everything that is kept in step with it, backed up and sealed on closing.

    ``as_it_is`` takes a file that something else has written to; ``key`` opens one that is encrypted.
    """
    return open_file(
        path, clock=clock, keepers=(KeepersInTime(clock),), safeguarded=True, as_it_is=as_it_is, key=key
    )


def is_there(path: Path) -> bool:
    """Whether there is a file, or may be one where nobody may look: opening it says why."""
    try:
        return path.exists()
    except PermissionError:
        return True


def begin_work(database: Database, clock: Clock, *, desk: Desk | None = None) -> Workplace:
    """The venue at work, in its own language; raises NotFound when none is set up yet.

    A rehearsal venue always plays on the day it was made for, so that nothing in it goes stale. Where staff sign
    in, the desk is locked.
    """
    reader = VenueReader(database)
    venue = reader.get_venue()
    if venue.rehearsal and (made_for := reader.get_setting(REHEARSAL_SETTING)):
        plays_on = date.fromisoformat(made_for["today"])
        clock = ShiftedClock(clock, days=(plays_on - local_today(clock, venue.zone)).days)
    start_translation(venue.language, program_folder() / "resources" / "translations")
    wording = Wording(venue.kind, venue.language, venue.zone, venue.currency)
    work = Workplace(database, clock, desk or Desk(), venue, wording)
    guard_desk(work)
    return work


@contextmanager
def open_workplace(given: Path | None, *, clock: Clock | None = None, words: str = "") -> Iterator[Workplace]:
    """The venue in the data folder, for one command; ``words`` open it where the keychain does not."""
    folder = data_folder(given)
    clock = clock or SystemClock()
    finish_what_was_begun(folder.venue_file)
    if not is_there(folder.venue_file):
        raise NotFound(
            _("There is no venue in “{folder}” yet.").format(folder=folder.root),
            to_do=_("Open the window once to set it up, or name its folder with --data-dir."),
        )
    database = open_database(folder.venue_file, clock, key=find_key(folder.venue_file, words=words))
    try:
        work = begin_work(database, clock)
        try:
            yield work
        finally:
            if work.readings.is_waiting:
                from app.audit.readings import write_rest

                write_rest(work)
    finally:
        database.close()
