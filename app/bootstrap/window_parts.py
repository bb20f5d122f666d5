"""What every pane of one window is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.bootstrap.loading import Loading
from app.bootstrap.session import VenueSession
from app.bootstrap.threads import Threads
from app.core.rights import Right
from app.ui.actions import Actions
from app.ui.dialogs import Dialogs
from app.ui.job import InlineJob, Job
from app.ui.lane import AnyLane
from app.ui.remembered import Remembered
from app.ui.theme.theme import Theme


@dataclass(frozen=True)
class WindowParts:
    """The session is shared with other windows on the venue, the actions and dialogs are the window's own."""

    session: VenueSession
    theme: Theme
    remembered: Remembered
    actions: Actions
    dialogs: Dialogs
    threads: Threads
    loading: Loading

    @property
    def new_lane(self) -> Callable[[], AnyLane]:
        """Makes a lane for one view model."""
        return self.threads.new_lane

    def may(self, right: Right) -> bool:
        """Whether whoever is at the desk now may do something."""
        return self.session.workplace.desk.may(right)

    @property
    def new_job(self) -> Callable[[], Job | InlineJob]:
        """Makes a job for one view model."""
        return self.threads.new_job
