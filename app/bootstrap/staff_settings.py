"""The sections of the settings about signing in: one's own, the staff, and what each role may do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import SettingsGroup, SettingsSection

if TYPE_CHECKING:
    from app.staff.settings.parts import StaffParts

STAFF, RIGHTS, OWN = "staff", "rights", "sign-in"


class StaffSettings:
    """Makes the sections of one window, and closes them with it."""

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        self._parts = parts
        self._closers: list[Callable[[], None]] = []

    def sections(self) -> Sequence[SettingsSection]:
        """One's own for everybody, the others for those who look after the staff."""
        safety = partial(SettingsSection, group=SettingsGroup.SAFETY)
        return (
            safety(OWN, _("Your sign-in"), "lock", self._build_own, finds=_("PIN password locking")),
            safety(STAFF, _("Staff"), "users", self._build_staff, Right.STAFF, finds=_("people roles")),
            safety(
                RIGHTS,
                _("Who may do what"),
                "shield-check",
                self._build_rights,
                Right.STAFF,
                finds=_("rights permissions roles"),
            ),
        )

    def close(self) -> None:
        """Ask nothing more; to be called before the window goes."""
        for close in self._closers:
            close()

    def _build_own(self) -> QWidget:
        from app.staff.settings.own_page import OwnPage

        page = OwnPage(self._staff_parts())
        self._follow(page.show_who, page.close_page)
        return page

    def _build_staff(self) -> QWidget:
        from app.staff.settings.people_page import StaffPage

        page = StaffPage(self._staff_parts())
        self._follow(page.load, page.close_page)
        return page

    def _build_rights(self) -> QWidget:
        from app.staff.settings.rights_page import RightsPage

        page = RightsPage(self._staff_parts())
        self._follow(page.show_table, page.close_page)
        return page

    def _follow(self, show: Callable[[], None], close: Callable[[], None]) -> None:
        """Show a page anew when somebody else signs in."""
        session = self._parts().session
        session.staff_chosen.connect(show)

        def leave() -> None:
            session.staff_chosen.disconnect(show)
            close()

        self._closers.append(leave)

    def _staff_parts(self) -> StaffParts:
        from app.staff.settings.parts import StaffParts, StaffServices

        parts = self._parts()
        session = parts.session
        return StaffParts(
            session.workplace,
            StaffServices.at(session.workplace),
            parts.theme,
            bus=session.bus,
            runner=session.runner,
            notices=session.notices,
            new_lane=parts.new_lane,
        )


def ask_when_needed(parts: WindowParts) -> None:
    """Have this window ask for the password where something needs it once more."""
    parts.session.runner.prove = partial(_prove, parts)


def _prove(parts: WindowParts) -> bool:
    from app.sign_in.service.signing_in import SignInService
    from app.staff.proving import ProveDialog

    session = parts.session
    sign_in = SignInService(session.workplace)
    me = session.workplace.desk.staff_id
    people = session.runner.look(sign_in.list_people) or ()
    person = next((one for one in people if one.staff_id == me), None)
    if person is None:
        return False
    lane = parts.new_lane()
    dialog = ProveDialog(
        parts.theme, sign_in, name=person.name, lane=lane, parent=QApplication.activeWindow()
    )
    try:
        return bool(dialog.exec())
    finally:
        lane.close()
        dialog.deleteLater()
