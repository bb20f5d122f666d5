"""When the desk of one venue is locked: by key, when it is quiet, with the computer, for somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.bootstrap.idle_watch import IdleWatch
from app.bootstrap.system_lock import SystemLock
from app.core.cancelling import Cancellation
from app.core.changes import Change
from app.core.errors import AppError
from app.staff.lock.reasons import Reason

if TYPE_CHECKING:
    from app.sign_in.rows import Welcome
    from app.ui.change_bus import ChangeBus
    from app.ui.lane import AnyLane
    from app.venue.workplace import Workplace

MINUTE_MS = 60_000


class OpenVenue(Protocol):
    """What is asked of the session whose desk is locked."""

    bus: ChangeBus

    @property
    def is_open(self) -> bool:
        """Whether there is a venue at all."""
        ...

    @property
    def workplace(self) -> Workplace:
        """The venue at work."""
        ...

    def admit(self, welcome: Welcome) -> None:
        """Let somebody who signed in work here."""
        ...


class SessionLock(QObject):
    """Every window of the venue is covered with ``covering``, and free again with ``lifted``.

    Before that, ``changed_hands`` tells whose desk it was and whose it is now, where that is somebody else.

    While a customer has the screen, nothing else locks it: it comes back locked.
    """

    covering = Signal(object)
    changed_hands = Signal(int, int)
    lifted = Signal()
    veil_wanted = Signal(bool)

    def __init__(self, session: OpenVenue, *, lane: AnyLane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._session = session
        self._missed = Change()
        self._handed_over = False
        self.reason = Reason.START
        self.wanted = 0
        self.was = 0
        self.minutes = 0
        self.veiled = False
        self.idle = IdleWatch(self)
        self.idle.idle.connect(lambda: self.lock(Reason.IDLE))
        self.system = SystemLock(self)
        self.system.locked.connect(lambda: self.lock(Reason.SYSTEM))
        self._begun = False

    @property
    def can_lock(self) -> bool:
        """Whether there is a password that would open it again."""
        return self._session.is_open and self._session.workplace.desk.guarded

    @property
    def is_locked(self) -> bool:
        """Whether nobody is signed in just now."""
        return self._session.is_open and self._session.workplace.desk.locked

    @property
    def is_handed_over(self) -> bool:
        """Whether a customer has the screen."""
        return self._handed_over

    def begin(self) -> None:
        """The venue is open and stands: notice when it is quiet, and when the computer is locked."""
        if not self._begun:
            self._begun = True
            self.system.start()
        self.read_rule()

    def read_rule(self) -> None:
        """Count as long as the venue says from now on."""
        self._lane.ask(partial(_minutes, self._session.workplace), then=self._take_rule, otherwise=_as_before)

    def _take_rule(self, minutes: int) -> None:
        self.minutes = minutes
        self._count()

    def _count(self) -> None:
        """Begin to count anew, where there is anything to lock."""
        if not self.can_lock or self.is_locked or self._handed_over or not self.minutes:
            self.idle.stop()
        else:
            self.idle.start(self.minutes * MINUTE_MS)

    def lock(self, reason: Reason, *, wanted: int = 0) -> bool:
        """Cover every window, then refuse everything; ``wanted`` is who is about to sign in.

        Whether it is locked now: not where nobody could unlock it, and not while a customer has the screen.
        """
        if not self.can_lock or self._handed_over:
            return False
        if self.is_locked:
            return True
        from app.sign_in.service.signing_in import SignInService

        self._tell(reason, wanted=wanted)
        SignInService(self._session.workplace).lock()
        return True

    def cover_again(self, reason: Reason) -> None:
        """The desk is locked already, as at the start: cover what there is of windows."""
        self._tell(reason, wanted=0)

    def admit(self, welcome: Welcome) -> None:
        """Somebody was right: they go on where it was left, and see what came meanwhile."""
        somebody_else = welcome.staff_id != self.was
        self._session.admit(welcome)
        missed, self._missed = self._missed, Change()
        if somebody_else:
            self.changed_hands.emit(self.was, welcome.staff_id)
        self.lifted.emit()
        if somebody_else or missed.everything or missed.touched:
            self._session.bus.publish(Change(everything=True) if somebody_else else missed)
        self._count()

    def note(self, change: Change) -> None:
        """Something was changed, which nobody could look at while it is locked."""
        if self.is_locked:
            self._missed |= change
        elif "venue_setting" in change.kinds or "staff" in change.kinds or change.everything:
            self.read_rule()

    def hand_over(self) -> None:
        """A customer has the screen from now on."""
        self._handed_over = True
        self.idle.stop()

    def take_back(self) -> bool:
        """The customer is done; whether it is locked now, until somebody unlocks it."""
        self._handed_over = False
        if self.lock(Reason.HANDED_BACK):
            return True
        self._count()
        return False

    def veil(self, *, veiled: bool) -> None:
        """Hide every window for a moment, or show them again."""
        if veiled != self.veiled and not (veiled and self.is_locked):
            self.veiled = veiled
            self.veil_wanted.emit(veiled)

    def close(self) -> None:
        """Listen no more."""
        self._lane.close()
        self.idle.stop()
        self.system.stop()

    def _tell(self, reason: Reason, *, wanted: int) -> None:
        self.veil(veiled=False)
        self.idle.stop()
        self.reason, self.wanted = reason, wanted
        self.was = self._session.workplace.desk.staff_id
        self.covering.emit(reason)


def _minutes(work: Workplace, _stop: Cancellation) -> int:
    """Away from the window, which would stand still while this is loaded."""
    from app.sign_in.service.lock_rules import LockRuleService

    return LockRuleService(work).minutes()


def _as_before(_error: AppError) -> None:
    """A rule that cannot be read is the one read before; whoever works meets the same trouble elsewhere."""
