"""What the lock screen works with: who it may be, what they type, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError, InvalidInput
from app.core.outcome import Outcome
from app.core.recovery_key import RecoveryKey
from app.core.rights import OWNER
from app.core.words import gettext as _
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.rows import Answer, Missed, NotThisWay, Person, TooSoon, Welcome, Why
from app.sign_in.schemas import PasswordDraft
from app.sign_in.service.signing_in import SignInService
from app.sign_in.words import refusal_words
from app.staff.lock.waiting import Waiting
from app.ui.lane import AnyLane
from app.venue.workplace import Workplace

T = TypeVar("T")


class Way(Enum):
    """What is typed now."""

    PIN = auto()
    PASSWORD = auto()
    RECOVERY = auto()
    NEW_PASSWORD = auto()


class LockViewModel(QObject):
    """``changed`` follows whatever changes on the screen; ``typed_wrong`` asks for the secret anew.

    ``admitted`` carries the Welcome of whoever was right. Secrets are looked at on the lane.
    """

    changed = Signal()
    typed_wrong = Signal()
    admitted = Signal(object)

    def __init__(self, work: Workplace, *, lane: AnyLane, hashes: Hashes | None = None) -> None:
        super().__init__()
        self._work = work
        self._lane = lane
        self._hashes: Hashes = hashes or Argon2Hashes()
        self._sign_in = SignInService(work, self._hashes)
        self._welcome: Welcome | None = None
        self.waiting = Waiting(self)
        self.waiting.changed.connect(self._count_down)
        self.people: tuple[Person, ...] = ()
        self.current = 0
        self.way = Way.PASSWORD
        self.told = ""
        self.busy = False

    @property
    def person(self) -> Person | None:
        """Who is chosen."""
        return next((one for one in self.people if one.staff_id == self.current), None)

    @property
    def is_open(self) -> bool:
        """Whether whoever is chosen can type something now."""
        return not self.busy and not self.waiting.seconds

    @property
    def can_use_pin(self) -> bool:
        """Whether a PIN would help whoever is chosen."""
        person = self.person
        opened = self._work.desk.opened or not self._work.desk.guarded
        return person is not None and opened and person.has_pin and not person.pin_off

    def begin(self, staff_id: int) -> None:
        """Ask who it is; ``staff_id`` is who it probably is."""
        self._welcome = None
        self.current = staff_id
        self.way = Way.PASSWORD
        self.people = ()
        self._forget_told()
        self.changed.emit()
        self._look_up_people()

    def choose(self, staff_id: int) -> None:
        """It is this person."""
        self.current = staff_id
        self._forget_told()
        self._offer_way()
        self.changed.emit()

    def use(self, way: Way) -> None:
        """Type something else."""
        self.way = way
        self._forget_told()
        self.changed.emit()

    def forgotten(self) -> None:
        """Say what helps; an owner comes in by the recovery key."""
        person, sign_in = self.person, self._sign_in

        def offer(has_key: bool) -> None:
            self.use(Way.RECOVERY if has_key else self.way)
            if not has_key:
                self.told = _("Another owner can give you a new password. This place has no recovery key.")
                self.changed.emit()

        if person is not None and person.role == OWNER:
            self._ask(sign_in.can_recover, offer)
            return
        self._forget_told()
        self.told = _("Ask a manager or the owner. In the settings, under Staff, they give you a new one.")
        self.changed.emit()

    def attempt(self, typed: str) -> None:
        """Try what was typed; a slip of the pen in a recovery key is told before anything is counted."""
        if not self.is_open or not self.current:
            return
        sign_in, who, secret = self._sign_in, self.current, typed
        attempts = {Way.PIN: sign_in.unlock, Way.PASSWORD: sign_in.sign_in, Way.RECOVERY: sign_in.recover}
        if self.way is Way.RECOVERY:
            try:
                secret = RecoveryKey.read(typed).shown
            except InvalidInput as invalid:
                self._refuse(invalid.problems[0].message)
                return
        attempt = attempts[self.way]
        self._ask(lambda: attempt(who, secret), self._take)

    def set_password(self, draft: PasswordDraft, keep: Callable[[str], Outcome[None]]) -> None:
        """Keep the new password of whoever came in by the recovery key, then let them in."""
        hashes, desk = self._hashes, self._work.desk

        def lock_again() -> None:
            desk.locked = True

        def let_in(welcome: Welcome) -> None:
            self._welcome = None
            self.admitted.emit(welcome)

        def hashed(made: str) -> None:
            welcome = self._welcome
            if welcome is not None:
                # Nobody else may keep it; whoever looks at the screen sees nothing of the venue before it is kept.
                self._sign_in.admit(welcome)
                self._ask(lambda: keep(made), lambda _kept: let_in(welcome), failed=lock_again)

        if self._welcome is not None and self.is_open:
            self._ask(lambda: hashes.hash(draft.password), hashed)

    def close(self) -> None:
        """Ask nothing more."""
        self.waiting.stop()
        self._lane.close()

    def rest(self) -> None:
        """Nobody looks at the screen any more."""
        self.waiting.stop()
        self._welcome = None

    def _ask(
        self, work: Callable[[], T], then: Callable[[T], None], *, failed: Callable[[], None] = lambda: None
    ) -> None:
        self.busy = True
        self.changed.emit()

        def take(value: T) -> None:
            self.busy = False
            then(value)

        def fail(error: AppError) -> None:
            self.busy = False
            failed()
            self._refuse(str(error))

        self._lane.ask(lambda _stop: work(), then=take, otherwise=fail)

    def _look_up_people(self) -> None:
        """Whoever types faster than that can do so."""
        sign_in = self._sign_in
        self._lane.ask(
            lambda _stop: sign_in.list_people(),
            then=self._show_people,
            otherwise=lambda error: self._refuse(str(error)),
        )

    def _show_people(self, people: tuple[Person, ...]) -> None:
        self.people = people
        if self.person is None:
            self.current = people[0].staff_id if people else 0
        self._offer_way()
        self.changed.emit()

    def _offer_way(self) -> None:
        """A PIN where it helps; who has nothing that helps is told so."""
        self.way = Way.PIN if self.can_use_pin else Way.PASSWORD
        person = self.person
        if person is None or self.way is Way.PIN:
            return
        if person.pin_off:
            self.told = refusal_words(NotThisWay(Why.PIN_OFF))
        elif not person.has_password:
            why = Why.NOT_OPENED if person.has_pin else Why.NO_PASSWORD
            self.told = refusal_words(NotThisWay(why))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Welcome):
            self._forget_told()
            if self.way is Way.RECOVERY:
                self._welcome = answer
                self.way = Way.NEW_PASSWORD
            else:
                self.admitted.emit(answer)
            self.changed.emit()
            return
        if isinstance(answer, NotThisWay) and answer.why is not Why.NO_PASSWORD:
            self.way = Way.PASSWORD
        if isinstance(answer, Missed) and not answer.left and self.way is Way.PIN:
            self.way = Way.PASSWORD
        if isinstance(answer, Missed | TooSoon):
            self.waiting.start(answer.wait_s, wrong=isinstance(answer, Missed))
        self._refuse(refusal_words(answer))
        if not self.people:
            self._look_up_people()

    def _refuse(self, words: str) -> None:
        self.told = words
        self.changed.emit()
        self.typed_wrong.emit()

    def _count_down(self) -> None:
        self.told = self.waiting.words
        self.changed.emit()
        if not self.waiting.seconds:
            self.typed_wrong.emit()

    def _forget_told(self) -> None:
        self.waiting.stop()
        self.told = ""
