"""Going back to a backup of a data folder's venue, with all that has to be done before anybody works with it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.keys import find_backup_key
from app.bootstrap.opening import keepers
from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.paths import DataFolder
from app.core.progress import Progress, no_progress
from app.law.erasing.reapplying import ErasingAgain
from app.model.audit_entry import AuditAction
from app.storage.opening import open_file
from app.storage.restoring import Restored, restore
from app.venue.reading import VenueReader


@dataclass(frozen=True)
class TellTheLog:
    """Has the log tell that somebody went back, and to what: what was done since then stands only in the file set aside.

    ``by`` is nobody where nobody could be asked, or who did not work here yet.
    """

    backup: Path
    clock: Clock
    by: int
    key: str | None = None

    def __call__(self, incoming: Path, _venue: Path | None) -> None:
        """Write it into the prepared file."""
        with closing(open_file(incoming, clock=self.clock, key=self.key)) as database:
            known = {one.id for one in VenueReader(database).list_staff()}
            with database.write(by=self.by if self.by in known else 0) as session:
                database.audit.add_note(
                    session,
                    by=session.by,
                    action=AuditAction.RESTORED,
                    kind="venue",
                    row_id=1,
                    details={"backup": self.backup.name},
                )


def restore_venue(
    backup: Path,
    folder: DataFolder,
    *,
    clock: Clock,
    by: int = 0,
    key: str | None = None,
    words: str = "",
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Restored:
    """Put a backup in the place of the venue, which is set aside; nobody may have it open.

    ``by`` is who wants it, as the log will tell. ``key`` is the one of the venue as it is now; a backup of another time may need its own, which this computer
    or ``words`` lead to. Raises KeyNeeded or WrongKey where nothing does.
    """
    own = find_backup_key(backup, known=key, words=words)
    return restore(
        backup,
        folder.venue_file,
        at=clock.now(),
        key=own,
        before_use=(
            ErasingAgain(clock, keepers, key=own, venue_key=key or own, beside=backup.parent),
            TellTheLog(backup, clock, by=by, key=own),
        ),
        cancellation=cancellation,
        progress=progress,
    )
