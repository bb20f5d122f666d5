"""How whoever is signed in signs in: their own PIN and password."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.changes import Change
from app.core.words import gettext as _
from app.sign_in.rows import Person
from app.sign_in.service.lock_rules import LockRuleService
from app.staff.settings.lock_block import LockBlock
from app.staff.settings.parts import StaffParts
from app.staff.settings.sign_in_block import SignInBlock
from app.ui.cards import Card
from app.ui.labels import plain_label

_KINDS = frozenset({"staff", "venue_setting"})


@dataclass(frozen=True)
class _Shown:
    """``person`` is None where nobody is signed in; ``minutes`` after which the desk is locked."""

    person: Person | None
    is_on: bool
    minutes: int


class OwnPage(Card):
    """Everybody sees this page, and only their own secrets on it."""

    def __init__(self, parts: StaffParts) -> None:
        super().__init__(_("Your sign-in"))
        self._parts = parts
        self._lane = parts.new_lane()
        self._reading = parts.new_lane()
        self._rules = LockRuleService(parts.work)
        self.block = SignInBlock(parts, lane=self._lane)
        self.block.changed.connect(self.show_who)
        self._who = plain_label(kind="strong")
        self._told = plain_label(kind="faint", wrap=True)
        self.lock = LockBlock(parts)
        for part in (self._who, self._told, self.block, self.lock):
            self.add(part)
        parts.bus.changed.connect(self._follow)
        self.show_who()

    @property
    def told(self) -> str:
        """What it says about signing in here."""
        return self._told.text()

    def show_who(self) -> None:
        """Show the sign-in of whoever is at the desk now."""
        self._reading.ask(
            lambda _stop: self._read(self._parts.work.desk.staff_id),
            then=self._show,
            otherwise=self._parts.notices.problem,
        )

    def _read(self, staff_id: int) -> _Shown:
        sign_in = self._parts.services.sign_in
        person = next((one for one in sign_in.list_people() if one.staff_id == staff_id), None)
        return _Shown(person, is_on=sign_in.is_on(), minutes=self._rules.minutes())

    def _show(self, shown: _Shown) -> None:
        person = shown.person
        self._who.setText(person.name if person else _("Nobody is signed in."))
        self.lock.show_rule(shown.minutes)
        self.lock.setVisible(shown.is_on)
        self._told.setText(_about(is_on=shown.is_on, rehearsal=self._parts.work.venue.rehearsal))
        self.block.show_person(
            person.staff_id if person else 0,
            has_pin=person is not None and person.has_pin,
            has_password=person is not None and person.has_password,
            pin_off=person is not None and person.pin_off,
        )

    def close_page(self) -> None:
        """Follow and ask nothing more."""
        self._parts.bus.changed.disconnect(self._follow)
        self._lane.close()
        self._reading.close()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.show_who()


def _about(*, is_on: bool, rehearsal: bool) -> str:
    pin = _("With your PIN you unlock this desk, and take the screen back after you handed it over.")
    if rehearsal:
        return " ".join((pin, _("Nobody has to sign in at a rehearsal.")))
    if is_on:
        return " ".join((pin, _("With your password you sign in in full.")))
    return " ".join((pin, _("As soon as an owner has a password, everybody signs in here.")))
