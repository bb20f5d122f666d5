"""The PINs with which staff unlock the screen; of each only what Argon2id makes of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.model.staff import Staff
from app.sign_in.guarding import is_under_sign_in
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.misses import PIN_OFF
from app.sign_in.pin_hashes import hash_of
from app.sign_in.rows import Welcome
from app.sign_in.schemas import PinDraft
from app.sign_in.service.keeping import SecretService
from app.sign_in.service.signing_in import count_miss
from app.venue.roles import rights_here
from app.venue.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Whose PIN it was; with ``welcome`` they are let in to the desk."""

    staff_id: int
    name: str
    welcome: Welcome | None = field(default=None, compare=False, repr=False)


class PinService:
    """Sets the PIN of whoever is signed in, and tells whose a PIN is.

    ``hashed`` and ``whose`` take so long that nobody may wait for them in the window.
    """

    def __init__(self, work: Workplace, hashes: Hashes | None = None) -> None:
        self._work = work
        self._hashes: Hashes = hashes or Argon2Hashes()

    @needs(Right.LOOK)
    def has_pin(self) -> bool:
        """Whether whoever is signed in has one."""
        with self._work.read() as session:
            staff = session.get(Staff, self._work.staff_id) if self._work.staff_id else None
            return staff is not None and staff.active and bool(staff.pin_hash)

    @needs(Right.LOOK)
    def anybody_has_pin(self) -> bool:
        """Whether somebody who works here has one."""
        return bool(self._kept())

    @needs(Right.LOOK)
    def hashed(self, draft: PinDraft) -> str:
        """What is kept of a new PIN."""
        return SecretService(self._work, self._hashes).hashed(draft)

    @needs(Right.LOOK)
    def keep(self, pin_hash: str) -> Outcome[None]:
        """Keep the PIN of whoever is signed in; it is not taken back by an undo."""
        return SecretService(self._work, self._hashes).set_pin(self._work.staff_id or 0, pin_hash)

    @needs(Right.LOOK)
    def whose(self, pin: str) -> Unlocked | None:
        """Who of those that work here has this PIN, whoever is signed in before the others; None for nobody.

        A PIN that is nobody's is a miss of whoever is signed in; a PIN that is off opens nothing.
        """
        if not pin.isascii() or not pin.isdigit():
            return None
        me = self._work.staff_id
        kept = sorted(self._kept(), key=lambda one: one[0].staff_id != me)
        who = next((who for who, pin_hash in kept if self._hashes.fits(hash_of(pin_hash), pin)), None)
        if who is None and me is not None and self._work.desk.guarded:
            count_miss(self._work, me)
        return who

    def _kept(self) -> list[tuple[Unlocked, str]]:
        wanted = select(Staff).where(Staff.active, Staff.pin_hash != "", Staff.misses < PIN_OFF)
        guarded = is_under_sign_in(self._work)
        with self._work.read() as session:
            found, desk = session.scalars(wanted.order_by(Staff.id)), self._work.desk
            rows = [row for row in found if row.misses + desk.misses(row.id) < PIN_OFF]
            welcomes = [_unlocked(row, rights_here(session, row.role), guarded=guarded) for row in rows]
            return [(who, row.pin_hash) for who, row in zip(welcomes, rows, strict=True)]


def _unlocked(row: Staff, rights: frozenset[Right], *, guarded: bool) -> Unlocked:
    has_password = bool(row.password_hash)
    welcome = Welcome(
        row.id, row.name, row.role, rights, full=False, guarded=guarded, has_password=has_password
    )
    return Unlocked(row.id, row.name, welcome)
