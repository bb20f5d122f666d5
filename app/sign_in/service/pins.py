"""The PINs with which staff unlock the screen; of each only what Argon2id makes of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from sqlalchemy import select

from app.core.acting import needs
from app.core.errors import NotFound
from app.core.outcome import Outcome
from app.core.rights import Right
from app.model.staff import Staff
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.schemas import PinDraft
from app.storage.editing import get_row
from app.venue.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Unlocked:
    """Whose PIN it was."""

    staff_id: int
    name: str


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
        return self._hashes.hash(draft.pin)

    @needs(Right.LOOK)
    def keep(self, pin_hash: str) -> Outcome[None]:
        """Keep the PIN of whoever is signed in; it is not taken back by an undo."""
        staff_id = self._work.staff_id
        if staff_id is None:
            raise NotFound(_("Nobody is signed in."), to_do=_("Choose who you are at the top first."))
        with self._work.write() as session:
            get_row(session, Staff, row_id=staff_id).pin_hash = pin_hash
        return session.outcome(None, said=_("PIN kept") if pin_hash else _("PIN taken away"))

    @needs(Right.LOOK)
    def whose(self, pin: str) -> Unlocked | None:
        """Who of those that work here has this PIN, whoever is signed in before the others; None for nobody."""
        if not pin.isascii() or not pin.isdigit():
            return None
        kept = sorted(self._kept(), key=lambda one: one[0].staff_id != self._work.staff_id)
        return next((who for who, pin_hash in kept if self._hashes.fits(pin_hash, pin)), None)

    def _kept(self) -> list[tuple[Unlocked, str]]:
        wanted = select(Staff.id, Staff.name, Staff.pin_hash).where(Staff.active, Staff.pin_hash != "")
        with self._work.read() as session:
            rows = session.execute(wanted.order_by(Staff.id)).all()
        return [(Unlocked(row.id, row.name), row.pin_hash) for row in rows]
