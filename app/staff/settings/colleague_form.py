"""The form of one staff member: who they are, what they may give, and how they sign in."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.model.codes import Role
from app.sign_in.words import role_words
from app.staff.rows import Colleague
from app.staff.schemas import StaffDraft, StaffEdit
from app.staff.settings.parts import StaffParts
from app.staff.settings.sign_in_block import SignInBlock
from app.ui.conflicts import saved
from app.ui.draft_form import DraftForm
from app.ui.labels import hairline, plain_label
from app.ui.lane import AnyLane
from app.ui.running import succeeded
from app.ui.settings.bound import Bound, BoundFields, bound_line, bound_money, bound_switch
from app.ui.shared_form import SharedForm
from app.ui.typed_fields import MoneyField, PickField


class ColleagueFields(BoundFields):
    """See ``Shared``; ``row`` is None for somebody new."""

    def __init__(self, parts: StaffParts, row: Colleague | None) -> None:
        self._parts = parts
        self._id = row.id if row is not None else 0
        money = parts.work.wording.money
        limit = MoneyField(
            _("May give away"),
            currency=parts.work.wording.currency,
            placeholder=_("as their role"),
            hint=_("At cost, without asking a manager. Empty is as their role."),
        )
        bound: dict[str, Bound] = {
            "name": bound_line(_("Name"), limit=200),
            "duty": bound_line(_("What they do"), limit=200),
            "role": bound_role(),
            "limit_minor": bound_money(
                limit,
                _("May give away"),
                words=lambda minor: _("as their role") if minor is None else money(minor),
            ),
        }
        if row is not None:
            bound["active"] = bound_switch(_("Works here"), no=_("No longer"))
        super().__init__(bound)

    def values_of(self, row: Colleague) -> dict[str, Any]:
        """What the fields hold of somebody."""
        return {name: getattr(row, name) for name in self.bound}

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        rows = self._parts.runner.read(self._parts.services.colleagues.list_colleagues)
        row = next(row for row in rows if row.id == self._id)
        return row.version, self.values_of(row)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        edit = StaffEdit(version=version, **changes)
        return saved(self._parts.runner, lambda: self._parts.services.colleagues.edit(self._id, edit))


class ColleagueForm(SharedForm):
    """One staff member; the lines about signing in save by themselves."""

    def __init__(self, parts: StaffParts, row: Colleague, *, lane: AnyLane) -> None:
        fields = ColleagueFields(parts, row)
        base = fields.values_of(row)
        for name, value in base.items():
            fields.put(name, value)
        super().__init__(parts.theme, fields, version=row.version, base=base, titles=fields.titles)
        self.block = SignInBlock(parts, lane=lane)
        self.block.show_person(
            row.id, has_pin=row.has_pin, has_password=row.has_password, pin_off=row.pin_off
        )
        below: list[QWidget] = [hairline(), plain_label(_("Signing in"), "card-title")]
        if not row.may_change and not row.is_me:
            for field in self.fields.values():
                field.setEnabled(False)
            self.save_button.setEnabled(False)
            below = [plain_label(_("Only somebody above them changes this."), "faint", wrap=True)]
        for widget in (*below, self.block) if row.active else (self.block,):
            self.add_at_end(widget)
        self.block.setVisible(row.active and (row.may_change or row.is_me))

    @property
    def is_touched(self) -> bool:
        """Whether somebody has written into it, a new secret included."""
        return super().is_touched or self.block.is_open


def new_form(parts: StaffParts) -> DraftForm:
    """A form for somebody new."""
    fields = ColleagueFields(parts, None)
    fields.put("role", Role.DESK)

    def add() -> bool:
        draft = StaffDraft(**fields.read())
        return succeeded(parts.runner, lambda: parts.services.colleagues.add(draft))

    return DraftForm(parts.theme, fields.fields, save=add, save_words=_("Add them"), leave_words=_("Not now"))


def bound_role() -> Bound:
    """What somebody is here."""
    title = _("Role")
    field = PickField(title, [(role.value, role_words(role)) for role in Role])
    return Bound(title, field, lambda _name: Role(field.value), field.choose, role_words)
