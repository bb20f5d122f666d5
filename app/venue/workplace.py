"""What every service works with."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.core.acting import Desk
from app.core.cancelling import Cancellation
from app.core.clock import Clock, local_today
from app.core.memory import Memory
from app.core.readings import Readings
from app.storage.database import Database
from app.venue.rows import VenueRow
from app.wording.formats import Wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.storage.backups.names import Why
    from app.storage.write_session import WriteSession


@dataclass(frozen=True)
class Workplace:
    """One venue at one desk: its data, its clock, its words and who is signed in.

    ``memory`` is what services have worked out of the data as they are, ``readings`` whose needs of health
    were shown and not yet written down.
    """

    database: Database
    clock: Clock
    desk: Desk
    venue: VenueRow
    wording: Wording
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    readings: Readings = field(default_factory=Readings, compare=False, repr=False)

    def read(self, cancellation: Cancellation | None = None) -> AbstractContextManager[Session]:
        """A session for reading."""
        return self.database.read(cancellation)

    def write(self, cancellation: Cancellation | None = None) -> AbstractContextManager[WriteSession]:
        """A session for writing, in the name of whoever is signed in; cancelling ends it."""
        return self.database.write(by=self.desk.staff_id, cancellation=cancellation)

    def held(self) -> Workplace:
        """The same with the desk as it is now: what is begun ends in the name of whoever began it.

        Somebody may lock the desk while a backup is taken before, or come to it after somebody else.
        """
        return replace(self, desk=replace(self.desk))

    def keep_backup(self, why: Why, cancellation: Cancellation | None = None) -> None:
        """Take a backup before what is hard to take back; a rehearsal needs none.

        Raises what taking one raises: whoever goes on without one could lose something.
        """
        backups = None if self.venue.rehearsal else self.database.backups
        if backups is not None:
            backups.take(why, cancellation=cancellation)

    def note_reading(self, customer_id: int) -> None:
        """Needs of health of this customer are shown; it is written down later, and nobody waits for it."""
        self.readings.show_card(self.desk.staff_id, customer_id)

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Today's date at the venue."""
        return local_today(self.clock, self.venue.zone)

    @property
    def staff_id(self) -> int | None:
        """Who is signed in; None when nobody is."""
        return self.desk.staff_id or None
