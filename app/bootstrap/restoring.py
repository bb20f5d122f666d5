"""Going back to a backup of a data folder's venue, with all that has to be done before anybody works with it."""

from __future__ import annotations

from pathlib import Path

from app.bootstrap.keys import find_backup_key
from app.bootstrap.opening import keepers
from app.core.cancelling import Cancellation
from app.core.clock import Clock
from app.core.paths import DataFolder
from app.core.progress import Progress, no_progress
from app.law.erasing.reapplying import ErasingAgain
from app.storage.restoring import Restored, restore


def restore_venue(
    backup: Path,
    folder: DataFolder,
    *,
    clock: Clock,
    key: str | None = None,
    words: str = "",
    cancellation: Cancellation | None = None,
    progress: Progress = no_progress,
) -> Restored:
    """Put a backup in the place of the venue, which is set aside; nobody may have it open.

    ``key`` is the one of the venue as it is now; a backup of another time may need its own, which this computer
    or ``words`` lead to. Raises KeyNeeded or WrongKey where nothing does.
    """
    own = find_backup_key(backup, known=key, words=words)
    return restore(
        backup,
        folder.venue_file,
        at=clock.now(),
        key=own,
        before_use=(ErasingAgain(clock, keepers, key=own, venue_key=key or own),),
        cancellation=cancellation,
        progress=progress,
    )
