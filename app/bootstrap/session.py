"""One venue open in this process: what its windows share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.bootstrap.reading_log import ReadingLog
from app.bootstrap.session_lock import SessionLock
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError, AskedAgain, Refused
from app.core.paths import DataFolder
from app.core.rights import Right
from app.core.undo import History
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.lane import Lane
from app.ui.notices import Notices

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from app.bootstrap.calendar_feed import CalendarFeed
    from app.safekeeping.keeper import Keeper
    from app.sign_in.rows import Standing, Welcome
    from app.ui.writer import AnyWriter, Within
    from app.venue.workplace import Workplace

LOOK_AROUND_MS = 1000
"""How often other desks' changes are looked for; it costs next to nothing when there are none."""

_ABOUT_RIGHTS = frozenset({"staff", "venue_setting"})


class VenueSession(QObject):
    """The venue's data and everything through which its windows hear of changes.

    ``entered`` is emitted once the venue is open, ``failed`` with the AppError when it cannot be;
    ``staff_chosen`` when somebody else works here, in whichever window that was said. ``feed`` keeps the
    calendar file that phones subscribe to, once a window has begun it, ``keeper`` looks after the backups, and
    ``lock`` locks the desk.
    """

    entered = Signal()
    failed = Signal(object)
    staff_chosen = Signal()

    def __init__(self, folder: DataFolder, new_writer: Callable[[Within], AnyWriter] | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.bus = ChangeBus()
        self.notices = Notices(self)
        writer = new_writer(self._given_up_by) if new_writer is not None else None
        self.runner = CommandRunner(self.bus, History(), self.notices, writer)
        self.feed: CalendarFeed | None = None
        self.keeper: Keeper | None = None
        self._workplace: Workplace | None = None
        self._cut_off = self._looking = False
        self._lane = Lane(self)
        self._reading_log = ReadingLog(self)
        self._standing = Lane(self)
        self.lock = SessionLock(self, lane=Lane(self), parent=self)
        self.bus.changed.connect(self._follow)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_AROUND_MS)
        self._watch.timeout.connect(self._look_around)

    @property
    def is_open(self) -> bool:
        """Whether the venue can be worked with."""
        return self._workplace is not None

    @property
    def workplace(self) -> Workplace:
        """The venue at work; only after ``entered``."""
        assert self._workplace is not None
        return self._workplace

    def enter_later(self, opening: Callable[[], Workplace]) -> None:
        """Open the venue in the background."""

        def work(_cancellation: Cancellation) -> Workplace:
            return opening()

        self._lane.ask(work, then=self.enter, otherwise=self._fail)

    def enter(self, workplace: Workplace) -> None:
        """Begin to work with an open venue."""
        self._workplace = workplace
        self._look_around()
        self._watch.start()
        self._reading_log.start(workplace)
        self.entered.emit()

    def choose_staff(self, staff_id: int) -> None:
        """Have every write from now on carry this staff member's name; where staff sign in, nobody is chosen."""
        if self.workplace.desk.guarded:
            self.staff_chosen.emit()
            return
        self.workplace.desk.staff_id = staff_id
        self.staff_chosen.emit()

    def admit(self, welcome: Welcome) -> None:
        """Let somebody who signed in work here; they take back no step of whoever was there before."""
        from app.sign_in.service.signing_in import SignInService

        desk = self.workplace.desk
        if welcome.staff_id != desk.staff_id or desk.rights - welcome.rights:
            self.runner.forget()
        SignInService(self.workplace).admit(welcome)
        self.staff_chosen.emit()

    def allows(self, right: Right, *, again: bool = False) -> bool:
        """Whether whoever is signed in may do this, who types the password ``again`` where due; a notice says why not."""
        desk = self.workplace.desk
        try:
            desk.require(right)
            if again and desk.needs_proof(self.workplace.now()) and not self.runner.prove():
                raise AskedAgain
        except Refused as error:
            self.notices.problem(error)
            return False
        return True

    def close(self) -> None:
        """Stop everything that runs, then let the data go."""
        self._watch.stop()
        self.lock.close()
        self._lane.close()
        self._standing.close()
        self._reading_log.close(self.runner.read)
        self.runner.close()
        self.rest()
        if self._workplace is not None:
            self._workplace.database.close()
            self._workplace = None

    def rest(self) -> None:
        """Do nothing more by itself; what is saved last can still be backed up."""
        self._watch.stop()
        if self.feed is not None:
            self.feed.close()
            self.feed = None
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None

    def _given_up_by(self, cancellation: Cancellation) -> AbstractContextManager[None]:
        """What is written meanwhile is given up on cancelling."""
        return self.workplace.database.given_up_by(cancellation)

    def _look_around(self) -> None:
        """Ask for the changes of other desks, unless the last answer is still on its way."""
        if self._looking:
            return
        self._looking = True
        database = self.workplace.database
        self._lane.ask(
            lambda _stop: database.changes_elsewhere(), then=self._take_news, otherwise=self._note_cut_off
        )

    def _take_news(self, change: Change | None) -> None:
        self._looking = self._cut_off = False
        if change is not None:
            self.bus.publish(change)

    def _note_cut_off(self, error: AppError) -> None:
        self._looking = False
        if not self._cut_off:
            self.notices.problem(error)
        self._cut_off = True

    def _follow(self, change: Change) -> None:
        """A role, a right or a first password counts as soon as it is read again."""
        if self._workplace is not None and (change.everything or change.kinds & _ABOUT_RIGHTS):
            self._read_standing(self._workplace)
        self.lock.note(change)

    def _read_standing(self, workplace: Workplace) -> None:
        from app.sign_in.service.signing_in import SignInService

        sign_in, staff_id = SignInService(workplace), workplace.desk.staff_id

        def take_up(standing: Standing) -> None:
            before = workplace.desk.rights
            sign_in.take_up(standing)
            if before - workplace.desk.rights:
                # A step back would ask for no right that is gone now.
                self.runner.forget()
            self.staff_chosen.emit()
            self.lock.read_rule()

        self._standing.ask(
            lambda _stop: sign_in.standing(staff_id), then=take_up, otherwise=self.notices.problem
        )

    def _fail(self, error: AppError) -> None:
        self.failed.emit(error)
