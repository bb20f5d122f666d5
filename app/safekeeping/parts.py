"""What the section about backups is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.safekeeping.keeper import Keeper
from app.safekeeping.service import SafekeepingService
from app.ui.dialogs import Dialogs
from app.ui.job import InlineJob, Job
from app.ui.lane import AnyLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


@dataclass(frozen=True)
class BackupParts:
    """The service and the keeper of the venue, and how a window tells, asks and looks."""

    service: SafekeepingService
    keeper: Keeper
    reading: Reading
    theme: Theme
    dialogs: Dialogs
    notices: Notices
    new_lane: Callable[[], AnyLane]
    new_job: Callable[[], Job | InlineJob]
    allowed: Callable[[], bool] = lambda: True
    """Whether whoever is signed in may go back, who types the password once more; a notice says why not."""
