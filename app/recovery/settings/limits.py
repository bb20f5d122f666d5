"""How much may be given away without a manager: by role, and by whoever has a limit of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from app.core.errors import InvalidInput
from app.core.words import gettext as _
from app.gestures.schemas import LimitBasis
from app.model.codes import Role
from app.recovery.settings.sheet import limit_name, own_limit_name
from app.sign_in.words import role_words
from app.ui.bands import Band
from app.ui.cards import Card
from app.ui.form_grid import FormGrid
from app.ui.labels import plain_label
from app.ui.settings.bound import Bound, bound_money
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField, PickField
from app.venue.rows import StaffRow
from app.wording.formats import Wording


class LimitsCard(Card):
    """Roles first, then everybody who works here; only managers and owners may write into it."""

    def __init__(self, theme: Theme, wording: Wording, *, staff: Sequence[StaffRow]) -> None:
        super().__init__(_("How much may be given"))
        self._wording = wording
        self._staff = tuple(staff)
        self.only_managers = Band(
            theme,
            tone="neutral",
            icon="lock",
            spans=[Span(_("Only a manager or the owner says how much may be given."))],
        )
        self.add(self.only_managers)
        self.add(plain_label(_("At cost. Whatever is above it waits for a manager."), "faint", wrap=True))
        basis = PickField(_("Counted"), _bases(wording))
        words = dict(_bases(wording))
        self.basis = basis
        self.bound: dict[str, Bound] = {
            "limit_basis": Bound(
                _("Counted"),
                basis,
                lambda _name: LimitBasis(basis.value),
                lambda value: basis.choose(value.value),
                lambda value: words[value],
            )
        }
        self.add(basis)
        self._roles = {role: self._role_field(role) for role in Role}
        self.add(FormGrid(theme, list(self._roles.values()), columns=2))
        self.add(plain_label(_("A limit of their own"), "field-label"))
        told = _("For somebody who may give more or less than their role; empty is as the role.")
        self.add(plain_label(told, "faint", wrap=True))
        self._own = {one.id: self._own_field(one) for one in self._staff}
        self.add(FormGrid(theme, list(self._own.values()), columns=2))
        for field in self._roles.values():
            field.edited.connect(self.show_roles)

    def show_allowed(self, *, allowed: bool) -> None:
        """Let limits be written, or only read."""
        self.only_managers.setVisible(not allowed)
        for bound in self.bound.values():
            bound.field.setEnabled(allowed)

    def show_roles(self) -> None:
        """Say in each empty field of a person what their role may give."""
        for one in self._staff:
            line = self._own[one.id].editor
            assert isinstance(line, QLineEdit)
            line.setPlaceholderText(_("as the role: {limit}").format(limit=self._role_words(one.role)))

    def _role_field(self, role: Role) -> MoneyField:
        title = role_words(role)
        field = MoneyField(title, currency=self._wording.currency, placeholder=_("no limit"))
        self.bound[limit_name(role)] = bound_money(field, title, words=self._limit_words)
        return field

    def _own_field(self, one: StaffRow) -> MoneyField:
        hint = ", ".join(filter(None, (role_words(one.role), one.duty)))
        field = MoneyField(one.name, currency=self._wording.currency, hint=hint)
        field.editor.setAccessibleName(_("{name}: a limit of their own").format(name=one.name))
        self.bound[own_limit_name(one.id)] = bound_money(field, one.name, words=self._own_words)
        return field

    def _role_words(self, role: Role) -> str:
        try:
            return self._limit_words(self._roles[role].read(""))
        except InvalidInput:
            return "…"

    def _limit_words(self, minor: int | None) -> str:
        return _("no limit") if minor is None else self._wording.money(minor)

    def _own_words(self, minor: int | None) -> str:
        return _("as the role") if minor is None else self._wording.money(minor)


def _bases(wording: Wording) -> list[tuple[str, str]]:
    return [
        (LimitBasis.CASE.value, _("For each case")),
        (
            LimitBasis.CUSTOMER_DAY.value,
            _("For each {customer} and day").format(customer=wording.words.customer),
        ),
    ]
