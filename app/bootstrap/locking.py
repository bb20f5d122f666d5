"""The lock and the veil over one window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app.bootstrap.session_lock import SessionLock
from app.bootstrap.window_parts import WindowParts
from app.core.words import gettext as _
from app.shell.main_window import MainWindow
from app.staff.lock.reasons import Reason
from app.ui.changing_hands import change_hands
from app.ui.cover import Cover
from app.ui.hiding_keys import HidingKeys

if TYPE_CHECKING:
    from app.sign_in.rows import Welcome
    from app.sign_in.schemas import PasswordDraft
    from app.staff.lock.lock_screen import LockScreen
    from app.staff.lock.veil import Veil
    from app.staff.lock.view_model import LockViewModel

LOCK_KEY = "Ctrl+Shift+L"
VEIL_KEYS = ("F9", "Ctrl+Shift+B")
_SIGNS_IN, _YES = "signs_in", "yes"


class Locking:
    """Covers a window while the desk is locked or veiled; ``settings`` shows where a first password is set."""

    def __init__(self, parts: Callable[[], WindowParts], *, settings: Callable[[], object]) -> None:
        self._parts = parts
        self._settings = settings
        self._window: MainWindow | None = None
        self._cover: Cover | None = None
        self._screen: LockScreen | None = None
        self._view_model: LockViewModel | None = None
        self._veil: Veil | None = None
        self._entered = False

    @property
    def screen(self) -> LockScreen:
        """The screen over this window, made now if it was not needed before."""
        if self._screen is None:
            self._screen = self._build()
        return self._screen

    @property
    def is_covered(self) -> bool:
        """Whether nothing of this window can be seen."""
        return self._cover is not None and self._cover.is_on

    def serve(self, window: MainWindow) -> None:
        """List the keys, and follow what happens to the desk."""
        self._window = window
        self._cover = Cover(window)
        actions = self._parts().actions
        actions.add(_("Lock the desk"), group="desk", run=self.lock, shortcut=LOCK_KEY, icon="lock")
        veil = actions.add(_("Veil the screen"), group="view", run=self.veil, icon="eye-off")
        veil.setShortcuts([QKeySequence(key) for key in VEIL_KEYS])
        acts = {LOCK_KEY: self.lock} | dict.fromkeys(VEIL_KEYS, self.veil)
        HidingKeys(window, acts, may=lambda: not self.is_covered and not self._lock.is_handed_over)
        window.top_bar.lock_wanted.connect(self.lock)
        if not self._parts().session.is_open and self._parts().remembered.text(_SIGNS_IN) == _YES:
            # Whoever types already types a password, which must not stand in the open.
            window.lookup.set_text("")
            window.lookup.setEnabled(False)
        lock = self._lock
        lock.covering.connect(self._put_on)
        lock.changed_hands.connect(self._change_hands)
        lock.lifted.connect(self._take_off)
        lock.veil_wanted.connect(self._show_veil)

    def enter(self) -> bool:
        """The venue is open; whether somebody has to sign in before it is shown."""
        if self._lock.is_locked and not self.is_covered:
            self._lock.cover_again(Reason.START)
        self._entered = True
        assert self._window is not None
        self._window.lookup.setEnabled(True)
        self.follow_desk()
        return self._lock.is_locked

    def follow_desk(self) -> None:
        """Somebody was admitted, or sign-in was turned on or off, here or elsewhere."""
        if not self._entered or self._window is None:
            return
        self._window.top_bar.allow_lock(allowed=self._lock.can_lock)
        remembered, desk = self._parts().remembered, self._parts().session.workplace.desk
        remembered.keep(_SIGNS_IN, _YES if self._lock.can_lock else "")
        if desk.guarded and not desk.locked:
            remembered.keep("staff_id", desk.staff_id)
        if self._lock.is_locked and not self.is_covered:
            self._lock.cover_again(Reason.GONE)
        elif self.is_covered and not self._lock.is_locked and not self._lock.veiled:
            self._take_off()

    def lock(self) -> None:
        """Lock the desk, or say what has to be done first."""
        if not self._lock.lock(Reason.KEY) and self._parts().session.is_open:
            self._parts().session.notices.say(
                _("Nobody signs in here yet. As soon as an owner has a password, the desk can be locked.")
            )
            self._settings()

    def switch(self, staff_id: int) -> bool:
        """Let somebody else sign in; whether that is how it is done here."""
        return self._lock.lock(Reason.SWITCH, wanted=staff_id)

    def veil(self) -> None:
        """Hide everything for a moment."""
        self._lock.veil(veiled=True)

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        lock = self._lock
        lock.covering.disconnect(self._put_on)
        lock.changed_hands.disconnect(self._change_hands)
        lock.lifted.disconnect(self._take_off)
        lock.veil_wanted.disconnect(self._show_veil)
        if self._cover is not None:
            self._cover.leave()
        if self._view_model is not None:
            self._view_model.close()
        for sheet in (self._screen, self._veil):
            if sheet is not None:
                sheet.deleteLater()

    @property
    def _lock(self) -> SessionLock:
        return self._parts().session.lock

    def _put_on(self, _reason: Reason) -> None:
        assert self._window is not None
        assert self._cover is not None
        if self._cover.is_on:
            return
        lock, screen = self._lock, self.screen
        self._window.close_palette()
        self._parts().actions.hold(held=True)
        self._cover.put_on(screen, title=_("Locked – Regulars"))
        name = "" if lock.reason is Reason.START else self._window.top_bar.name_of(lock.was)
        first = name.partition(" ")[0]
        screen.begin(lock.reason, staff_id=lock.wanted or lock.was, name=first, minutes=lock.minutes)
        screen.take_keys()

    def _change_hands(self, before: int, now: int) -> None:
        assert self._window is not None
        change_hands(self._window, before=before, now=now)

    def _take_off(self) -> None:
        assert self._cover is not None
        if self._cover.is_on:
            self._cover.take_off()
            self._parts().actions.hold(held=False)
            self.screen.end()

    def _show_veil(self, veiled: bool) -> None:
        assert self._window is not None
        assert self._cover is not None
        if not veiled:
            self._cover.take_off()
            self._parts().actions.hold(held=False)
            return
        veil = self._made_veil()
        veil.take_picture(self._window)
        self._parts().actions.hold(held=True)
        self._cover.put_on(veil, title=_("Regulars"))
        veil.setFocus()

    def _made_veil(self) -> Veil:
        from app.staff.lock.veil import Veil

        if self._veil is None:
            self._veil = Veil(self._parts().theme, [QKeySequence(key) for key in VEIL_KEYS])
            self._veil.lifted.connect(lambda: self._lock.veil(veiled=False))
        return self._veil

    def _build(self) -> LockScreen:
        from app.staff.lock.lock_screen import LockScreen
        from app.staff.lock.view_model import LockViewModel

        parts = self._parts()
        work = parts.session.workplace
        self._view_model = LockViewModel(work, lane=parts.new_lane())
        self._view_model.admitted.connect(self._admit)
        return LockScreen(parts.theme, self._view_model, work=work, set_password=self._set_password)

    def _admit(self, welcome: Welcome) -> None:
        self._lock.admit(welcome)

    def _set_password(self, draft: PasswordDraft) -> None:
        from app.sign_in.service.keeping import SecretService

        assert self._view_model is not None
        model, secrets = self._view_model, SecretService(self._parts().session.workplace)
        who = model.current
        model.set_password(draft, lambda made: secrets.set_password(who, made))
