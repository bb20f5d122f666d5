"""The PINs with which staff unlock the screen; of each only what Argon2id makes of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from typing import Annotated, Protocol, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import select

from app.core.drafts import Draft
from app.core.errors import InvalidInput, NotFound, Problem
from app.core.outcome import Outcome
from app.core.typed_text import TYPED_TEXT
from app.model.staff import Staff
from app.storage.editing import get_row
from app.venue.workplace import Workplace

SHORTEST, LONGEST = 4, 12


class Hashes(Protocol):
    """Makes a hash of a PIN, and tells whether one was made of it; both take a while."""

    def hash(self, pin: str) -> str:
        """A hash with its parameters and a salt of its own."""
        ...

    def fits(self, pin_hash: str, pin: str) -> bool:
        """Whether the hash was made of this PIN."""
        ...


class Argon2Hashes:
    """Argon2id with 64 MiB and three passes, as RFC 9106 wants it for small machines."""

    def hash(self, pin: str) -> str:
        """A hash with its parameters and a salt of its own."""
        from argon2 import PasswordHasher

        return PasswordHasher().hash(pin)

    def fits(self, pin_hash: str, pin: str) -> bool:
        """Whether the hash was made of this PIN; one that is damaged was made of none."""
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return PasswordHasher().verify(pin_hash, pin)
        except (InvalidHashError, VerificationError):
            return False


def _pin(text: str) -> str:
    pin = text.strip()
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        message = _("A PIN is {least} to {most} digits.").format(least=SHORTEST, most=LONGEST)
        raise PydanticCustomError(TYPED_TEXT, "{message}", {"message": message})
    return pin


class PinDraft(Draft):
    """A new PIN, typed twice."""

    pin: Annotated[str, AfterValidator(_pin)]
    again: str

    @model_validator(mode="after")
    def _is_the_same_twice(self) -> Self:
        if self.again.strip() != self.pin:
            raise InvalidInput([Problem("again", _("This is not the same PIN. Type it again."))])
        return self


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

    def has_pin(self) -> bool:
        """Whether whoever is signed in has one."""
        with self._work.read() as session:
            staff = session.get(Staff, self._work.staff_id) if self._work.staff_id else None
            return staff is not None and staff.active and bool(staff.pin_hash)

    def anybody_has_pin(self) -> bool:
        """Whether somebody who works here has one."""
        return bool(self._kept())

    def hashed(self, draft: PinDraft) -> str:
        """What is kept of a new PIN."""
        return self._hashes.hash(draft.pin)

    def keep(self, pin_hash: str) -> Outcome[None]:
        """Keep the PIN of whoever is signed in; it is not taken back by an undo."""
        staff_id = self._work.staff_id
        if staff_id is None:
            raise NotFound(_("Nobody is signed in."), to_do=_("Choose who you are at the top first."))
        with self._work.write() as session:
            get_row(session, Staff, row_id=staff_id).pin_hash = pin_hash
        return session.outcome(None, said=_("PIN kept") if pin_hash else _("PIN taken away"))

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
