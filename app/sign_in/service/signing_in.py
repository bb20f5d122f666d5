"""Signing in at a desk: by password in full, by PIN at a desk that is open already."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from sqlalchemy import select

from app.core.acting import needs, needs_nothing
from app.core.errors import AppError, NotFound
from app.core.rights import EVERYTHING, OWNER, Right
from app.model.staff import Staff
from app.sign_in.guarding import guard_desk, is_under_sign_in
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.misses import PIN_OFF, seconds_left, wait_after
from app.sign_in.pin_hashes import hash_of, kept_pin, length_of
from app.sign_in.queries import Kept, get_kept, recovery_hash
from app.sign_in.rows import Answer, Missed, NotThisWay, Person, Standing, TooSoon, Welcome, Why
from app.storage.editing import get_row
from app.venue.roles import rights_here
from app.venue.workplace import Workplace


class SignInService:
    """Tells whether a secret is right, and keeps the desk in step with who signed in.

    ``unlock`` and ``sign_in`` take a tenth of a second and write, so nobody waits for them in the window:
    they run on a lane, and ``admit`` is called with their Welcome afterwards, in the window.
    """

    def __init__(self, work: Workplace, hashes: Hashes | None = None) -> None:
        self._work = work
        self._hashes: Hashes = hashes or Argon2Hashes()

    @needs_nothing
    def is_on(self) -> bool:
        """Whether this venue is under sign-in: as soon as somebody has a password, and never in a rehearsal."""
        return is_under_sign_in(self._work)

    @needs_nothing
    def begin(self) -> None:
        """To be called when the venue is opened: a desk under sign-in starts locked."""
        guard_desk(self._work)

    @needs_nothing
    def list_people(self) -> tuple[Person, ...]:
        """Everybody who works here, by name."""
        wanted = select(Staff).where(Staff.active).order_by(Staff.name, Staff.id)
        with self._work.read() as session:
            desk = self._work.desk
            return tuple(_person(row, misses=desk.misses(row.id)) for row in session.scalars(wanted))

    @needs_nothing
    def unlock(self, staff_id: int, pin: str) -> Answer:
        """By PIN: only where a password was typed since the program started, and not after too many misses."""
        kept = self._kept(staff_id)
        desk = self._work.desk
        if desk.guarded and not desk.opened:
            return NotThisWay(Why.NOT_OPENED)
        if not kept.pin_hash:
            return NotThisWay(Why.NO_PIN)
        if kept.misses >= PIN_OFF:
            return NotThisWay(Why.PIN_OFF)
        return self._try(staff_id, kept, secret=pin.strip(), full=False)

    @needs_nothing
    def sign_in(self, staff_id: int, password: str) -> Answer:
        """In full, by password; the PIN helps again afterwards."""
        kept = self._kept(staff_id)
        if not kept.password_hash:
            return NotThisWay(Why.NO_PASSWORD)
        return self._try(staff_id, kept, secret=password, full=True)

    @needs_nothing
    def can_recover(self) -> bool:
        """Whether this venue has a recovery key."""
        with self._work.read() as session:
            return bool(recovery_hash(session))

    @needs_nothing
    def recover(self, staff_id: int, key: str) -> Answer:
        """An owner who has lost the password comes in by the recovery key, and sets a new one then."""
        kept = self._kept(staff_id)
        with self._work.read() as session:
            made = recovery_hash(session)
        if not made or kept.role != OWNER:
            return NotThisWay(Why.NO_PASSWORD)
        left = seconds_left(kept.misses, missed_at=kept.missed_at, now=self._work.now())
        if left:
            return TooSoon(left)
        if not self._hashes.fits(made, key):
            return count_miss(self._work, staff_id)
        has_password = bool(kept.password_hash)
        return Welcome(
            staff_id,
            kept.name,
            kept.role,
            EVERYTHING,
            full=True,
            guarded=self.is_on(),
            has_password=has_password,
        )

    @needs(Right.LOOK)
    def prove(self, secret: str) -> Answer:
        """The password of whoever is signed in once more; of those who have none the PIN, which is worth less."""
        staff_id = self._work.desk.staff_id
        full = bool(self._kept(staff_id).password_hash)
        return self.sign_in(staff_id, secret) if full else self.unlock(staff_id, secret)

    @needs_nothing
    def admit(self, welcome: Welcome) -> None:
        """Let whoever was right work at this desk."""
        desk = self._work.desk
        desk.staff_id, desk.role, desk.rights = welcome.staff_id, welcome.role, welcome.rights
        desk.guarded, desk.locked = welcome.guarded, False
        if not desk.guarded:
            desk.rights = EVERYTHING
        desk.opened = desk.opened or welcome.full
        desk.forget_proofs()
        if welcome.full:
            desk.proven_at = self._work.now()
        elif not welcome.has_password:
            desk.pin_proven_at = self._work.now()

    @needs_nothing
    def lock(self) -> None:
        """Let nobody work at this desk until a PIN or a password is right; whose desk it was stays known."""
        desk = self._work.desk
        desk.locked = True
        desk.forget_proofs()

    @needs_nothing
    def standing(self, staff_id: int) -> Standing:
        """What somebody at the desk may do now, to be read when staff or settings changed, here or elsewhere."""
        if not self.is_on():
            return Standing(staff_id, guarded=False, rights=EVERYTHING)
        with self._work.read() as session:
            try:
                kept = get_kept(session, staff_id)
            except NotFound:
                return Standing(staff_id, guarded=True, here=False)
            return Standing(staff_id, guarded=True, role=kept.role, rights=rights_here(session, kept.role))

    @needs_nothing
    def take_up(self, standing: Standing) -> None:
        """What was taken away is gone from now on; who came to the desk meanwhile brought what is theirs."""
        desk = self._work.desk
        if not standing.guarded:
            desk.guarded, desk.rights = False, EVERYTHING
        elif not desk.guarded:
            desk.begin(guarded=True)
        elif desk.locked or standing.staff_id != desk.staff_id:
            return
        elif not standing.here:
            self.lock()
        else:
            desk.role, desk.rights = standing.role, standing.rights

    @needs(Right.LOOK)
    def ask_again_needed(self) -> bool:
        """Whether the password has to be typed once more before exports, settings, erasing or restoring."""
        return self._work.desk.needs_proof(self._work.now())

    def _kept(self, staff_id: int) -> Kept:
        with self._work.read() as session:
            kept = get_kept(session, staff_id)
        misses, at = self._work.desk.missed.get(staff_id, (0, kept.missed_at))
        return replace(kept, misses=kept.misses + misses, missed_at=at)

    def _try(self, staff_id: int, kept: Kept, *, secret: str, full: bool) -> Answer:
        left = seconds_left(kept.misses, missed_at=kept.missed_at, now=self._work.now())
        if left:
            return TooSoon(left)
        if not self._hashes.fits(kept.password_hash if full else hash_of(kept.pin_hash), secret):
            return count_miss(self._work, staff_id)
        return self._welcome(staff_id, secret, full=full)

    def _welcome(self, staff_id: int, secret: str, *, full: bool) -> Welcome:
        """Forget the misses, and keep the secret better where that was done with less effort than today."""
        guarded = self.is_on()
        with self._work.read() as session:
            row = get_row(session, Staff, row_id=staff_id)
            stale = self._hashes.is_weak(row.password_hash if full else hash_of(row.pin_hash))
            misses, rights = row.misses, rights_here(session, row.role)
            welcome = Welcome(
                staff_id,
                row.name,
                row.role,
                rights,
                full=full,
                guarded=guarded,
                has_password=bool(row.password_hash),
            )
        self._work.desk.missed.pop(staff_id, None)
        anew = self._hashes.hash(secret) if stale else ""
        if misses or anew:
            self._keep_better(staff_id, anew, full=full)
        if full:
            self._let_open(staff_id, secret)
        return welcome

    def _let_open(self, staff_id: int, password: str) -> None:
        """Have the password open an encrypted venue too, which it may not yet; signing in works either way."""
        locks = self._work.database.locks
        if locks is not None and not self._work.database.read_only:
            with suppress(AppError):
                locks.keep_staff(staff_id, password)

    def _keep_better(self, staff_id: int, anew: str, *, full: bool) -> None:
        if self._work.database.read_only:
            return
        with self._work.database.write(by=staff_id) as session:
            row = get_row(session, Staff, row_id=staff_id)
            length = length_of(row.pin_hash)
            row.misses, row.missed_at = 0, None
            if anew and full:
                row.password_hash = anew
            elif anew:
                row.pin_hash = kept_pin(anew, length) if length else anew


@needs_nothing
def count_miss(work: Workplace, staff_id: int) -> Missed:
    """Count a wrong PIN or password in the row, so that starting the program anew does not help.

    Where nothing can be written it counts at this desk until then.
    """
    if work.database.read_only:
        desk, at = work.desk, work.now()
        desk.missed[staff_id] = (desk.misses(staff_id) + 1, at)
        with work.read() as session:
            return _missed(get_kept(session, staff_id).misses + desk.misses(staff_id))
    with work.database.write(by=0) as session:
        row = get_row(session, Staff, row_id=staff_id)
        row.misses += 1
        row.missed_at = work.now()
        misses = row.misses
    return _missed(misses)


def _missed(misses: int) -> Missed:
    return Missed(misses, left=max(0, PIN_OFF - misses), wait_s=wait_after(misses))


def _person(row: Staff, *, misses: int) -> Person:
    return Person(
        row.id,
        row.name,
        row.role,
        row.duty,
        has_pin=bool(row.pin_hash),
        has_password=bool(row.password_hash),
        pin_off=row.misses + misses >= PIN_OFF,
        pin_length=length_of(row.pin_hash),
    )
