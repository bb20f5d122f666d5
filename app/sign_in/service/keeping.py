"""Setting PINs and passwords; of each only a hash is kept, and none is ever shown."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.errors import AppError, AskedAgain, NotFound
from app.core.outcome import Outcome
from app.core.rights import OWNER, Right
from app.core.words import gettext as _
from app.model.staff import Staff
from app.model.venue import VenueSetting
from app.sign_in.hashes import Argon2Hashes, Hashes
from app.sign_in.pin_hashes import kept_pin
from app.sign_in.queries import RECOVERY_SETTING, has_password, hold_owners
from app.sign_in.ranks import require_above
from app.sign_in.schemas import PasswordDraft, PinDraft
from app.sign_in.service.signing_in import SignInService
from app.storage.editing import get_row
from app.venue.workplace import Workplace


class SecretService:
    """Everybody sets their own; those with the right to staff also set those of people below them.

    ``hashed`` takes so long that nobody may wait for it in the window. Nothing here is taken back by an undo.
    """

    def __init__(self, work: Workplace, hashes: Hashes | None = None) -> None:
        self._work = work
        self._hashes: Hashes = hashes or Argon2Hashes()

    @needs(Right.LOOK)
    def hashed(self, draft: PinDraft | PasswordDraft) -> str:
        """What is kept of a new PIN or password."""
        if isinstance(draft, PinDraft):
            return kept_pin(self._hashes.hash(draft.pin), len(draft.pin))
        made = self._hashes.hash(draft.password)
        if (locks := self._work.database.locks) is not None:
            locks.prepare(made, draft.password)
        return made

    @needs(Right.LOOK)
    def set_pin(self, staff_id: int, pin_hash: str) -> Outcome[None]:
        """Keep somebody's new PIN, and forget their misses; an empty hash takes the PIN away."""
        with self._work.write() as session:
            row = self._row(session, staff_id)
            row.pin_hash = pin_hash
            row.misses, row.missed_at = 0, None
        return session.outcome(None, said=_("PIN kept") if pin_hash else _("PIN taken away"))

    @needs(Right.LOOK)
    def set_password(self, staff_id: int, password_hash: str) -> Outcome[None]:
        """Keep somebody's new password; an empty hash takes it away.

        The first one of a venue is an owner's, and puts the venue under sign-in. The last owner's stays.
        It opens an encrypted venue too, where it was ``hashed`` here.
        """
        with self._work.write() as session:
            row = self._row(session, staff_id)
            _keep_owner(session, row, password_hash)
            row.password_hash = password_hash
            row.misses, row.missed_at = 0, None
        if (locks := self._work.database.locks) is not None:
            locks.follow_staff(staff_id, password_hash)
        self._follow(staff_id)
        return session.outcome(None, said=_("Password kept") if password_hash else _("Password taken away"))

    @needs(Right.KEYS, again=True)
    def keep_recovery(self, key_hash: str) -> Outcome[None]:
        """Keep what is made of a new recovery key; the one before helps no more."""
        with self._work.write() as session:
            row = session.get(VenueSetting, RECOVERY_SETTING)
            if row is None:
                session.add(VenueSetting(key=RECOVERY_SETTING, value=key_hash))
            else:
                row.value = key_hash
        return session.outcome(None, said=_("Recovery key kept"))

    def _row(self, session: Session, staff_id: int) -> Staff:
        """Whose secret is set, once it is clear that whoever is signed in may do it now."""
        if not staff_id:
            raise NotFound(_("Nobody is signed in."), to_do=_("Choose who you are at the top first."))
        desk, row = self._work.desk, get_row(session, Staff, row_id=staff_id)
        own = staff_id == desk.staff_id
        if not own:
            desk.require(Right.STAFF)
            require_above(desk, row.role)
        if desk.needs_proof(self._work.now(), pin_will_do=own and not row.password_hash):
            raise AskedAgain
        return row

    def _follow(self, staff_id: int) -> None:
        """Whoever sets the first password of the venue for themselves has signed in by that."""
        desk, sign_in = self._work.desk, SignInService(self._work, self._hashes)
        if not desk.guarded and sign_in.is_on():
            sign_in.begin()
            if desk.staff_id == staff_id:
                desk.opened, desk.locked, desk.proven_at = True, False, self._work.now()
                sign_in.take_up(sign_in.standing(staff_id))


def _keep_owner(session: Session, row: Staff, password_hash: str) -> None:
    """Raise where the venue would be under sign-in without an owner who can sign in."""
    if password_hash and row.role != OWNER and not has_password(session):
        raise AppError(
            _("The first password is the owner's."),
            kept=_("Nothing was changed."),
            to_do=_("Set a password for an owner first: from then on everybody signs in."),
        )
    if password_hash or row.role != OWNER or not row.password_hash:
        return
    hold_owners(session)
    owners = select(func.count()).where(Staff.active, Staff.role == OWNER, Staff.password_hash != "")
    if (session.scalar(owners) or 0) < 2:
        raise AppError(
            _("This is the only owner with a password."),
            kept=_("It was kept."),
            to_do=_("Give another owner a password first, or set a new one."),
        )
