"""Where the tour shows how a place is set up, locked and veiled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.recovery_key import KEY_BYTES, RecoveryKey
from app.model.codes import Role
from app.model.staff import Staff
from app.shell.first_run import OWNER, RECOVERY, FirstRun
from app.sign_in.misses import PIN_OFF
from app.sign_in.schemas import PasswordDraft, PinDraft
from app.sign_in.service.keeping import SecretService
from app.staff.lock.reasons import Reason
from app.tour.guide import Guide

_PASSWORD, PIN = "harbour lights at dusk", "2468"
_COLLEAGUES = (("Tomás Ribeiro", Role.DESK), ("Lena Sommer", Role.HOST), ("Aaron Adeyemi", Role.MANAGER))


def owner(guide: Guide) -> QWidget:
    """A password that is being typed."""
    first = _first(guide)
    first.show_page(OWNER)
    first.owner.password.set_text(_PASSWORD)
    first.owner.tell_strength()
    return first


def recovery_key(guide: Guide) -> QWidget:
    """A key that is of no use to anybody."""
    first = _first(guide)
    first.recovery.show_key(RecoveryKey(bytes(range(KEY_BYTES))))
    first.show_page(RECOVERY)
    return first


def leave_first_run(guide: Guide) -> None:
    """Back to the first page, and away."""
    if guide.program.first is not None:
        guide.program.first.hide()


def veiled(guide: Guide) -> QWidget:
    """The list and a card, veiled."""
    guide.desk.locking.veil()
    return guide.desk.window


def leave_veiled(guide: Guide) -> None:
    """Lift it."""
    guide.desk.session.lock.veil(veiled=False)


def have_secrets(guide: Guide) -> None:
    """Have four people in a place where one signs in."""
    session = guide.desk.session
    work = session.workplace
    if work.desk.guarded:
        return
    secrets, me = SecretService(work), work.desk.staff_id
    with work.database.write(by=me) as written:
        for name, role in _COLLEAGUES:
            written.add(Staff(name=name, role=role))
    session.runner.do(lambda: secrets.set_pin(me, secrets.hashed(PinDraft(pin=PIN, again=PIN))))
    draft = PasswordDraft(password=_PASSWORD, again=_PASSWORD)
    session.runner.do(lambda: secrets.set_password(me, secrets.hashed(draft)))


def locked(guide: Guide) -> QWidget:
    """A place where four people sign in, after some quiet minutes."""
    have_secrets(guide)
    guide.desk.session.lock.lock(Reason.IDLE)
    return guide.desk.window


def missed(guide: Guide) -> QWidget:
    """The same after five wrong PINs."""
    pin = guide.desk.locking.screen.card.pin
    for _miss in range(5):
        pin.typed.emit("0000")
    return guide.desk.window


def pin_off(guide: Guide) -> QWidget:
    """The same after ten: the password is asked."""
    session = guide.desk.session
    me = session.workplace.desk.staff_id
    with session.workplace.database.write(by=me) as written:
        row = written.get(Staff, me)
        assert row is not None
        row.misses = PIN_OFF
    guide.desk.locking.screen.begin(Reason.KEY, staff_id=me, name="", minutes=0)
    return guide.desk.window


def _first(guide: Guide) -> FirstRun:
    if guide.program.first is None:
        guide.program.ask_first()
    first = guide.program.first
    assert first is not None
    first.show()
    return first
