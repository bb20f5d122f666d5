"""What is asked of a gesture, a category and a department; see ``Shared``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.cases.schemas.drafts import CategoryEdit, DepartmentEdit
from app.cases.schemas.rows import DepartmentRow
from app.core.drafts import Edit
from app.core.outcome import Outcome
from app.core.words import gettext as _
from app.gestures.kind_words import gesture_kind_words
from app.gestures.schemas import GestureEdit
from app.model.gesture import GestureKind
from app.recovery.settings.fields import LengthField
from app.recovery.settings.parts import SettingsParts
from app.ui.conflicts import saved
from app.ui.form_fields import ChoiceField, LineField, Option, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.settings.bound import Bound, BoundFields, bound_line, bound_money, bound_offered, bound_switch
from app.ui.settings.lines import Line
from app.ui.typed_fields import MoneyField
from app.wording.lengths import length_words

NONE = ""

Fetch = Callable[[], Line]
Keep = Callable[[Edit], Outcome[None]]


class RowFields(BoundFields):
    """The fields of one row of a catalogue, which may be changed by two at once."""

    def __init__(self, parts: SettingsParts, edit: type[Edit], bound: Mapping[str, Bound]) -> None:
        super().__init__(bound)
        self._parts = parts
        self._edit = edit
        self._fetch: Fetch | None = None
        self._keep: Keep | None = None

    def serve(self, *, fetch: Fetch, keep: Keep) -> None:
        """Read the row by ``fetch`` when somebody was faster, and keep its changes by ``keep``."""
        self._fetch, self._keep = fetch, keep

    def show(self, row: Any) -> dict[str, Any]:
        """Show a row; gives its values."""
        values = self.values_of(row)
        for name, value in values.items():
            self.put(name, value)
        return values

    def values_of(self, row: Any) -> dict[str, Any]:
        """What the fields hold of a row."""
        return {name: getattr(row, name) for name in self.bound}

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        assert self._fetch is not None
        row = self._parts.runner.read(self._fetch).row
        return row.version, self.values_of(row)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        keep = self._keep
        assert keep is not None
        edit = self._edit(version=version, **changes)
        return saved(self._parts.runner, lambda: keep(edit))


def gesture_fields(
    parts: SettingsParts, departments: Sequence[DepartmentRow], *, now: Line | None = None
) -> RowFields:
    """The fields of a gesture; ``now`` is left out for a new one."""
    money = parts.work.wording.money
    cost = MoneyField(_("Costs us"), currency=parts.currency, placeholder=_("0"))
    price = MoneyField(_("On the menu"), currency=parts.currency, placeholder=_("if sold"))
    lead = LengthField(_("Time it takes"), empty=_("at once"), hint=_("How long before it must be ordered."))
    contains = LineField(_("Contains"), placeholder=_("nuts, alcohol …"), limit=1_000)
    bound = {
        "name": bound_line(_("Name")),
        "kind": _choice(_("Kind"), [Option(kind.value, gesture_kind_words(kind)) for kind in GestureKind]),
        "cost_minor": _amount(cost, _("Costs us"), money),
        "menu_price_minor": _amount(price, _("On the menu"), money),
        "lead_minutes": Bound(
            _("Time it takes"),
            lead,
            lambda name: lead.read(name) if lead.text else 0,
            lambda minutes: lead.show_minutes(minutes) if minutes else lead.set_text(""),
            lambda minutes: length_words(minutes) if minutes else _("at once"),
        ),
        "department_id": _department(departments, now.row.department_id if now else None),
        "contains": Bound(
            _("Contains"),
            contains,
            lambda _name: tuple(part.strip() for part in contains.text.split(",") if part.strip()),
            lambda parts_: contains.set_text(", ".join(parts_)),
            lambda parts_: ", ".join(parts_) or _("nothing said"),
        ),
        "for_recovery": bound_switch(_("To put things right"), no=_("No")),
        "for_moments": bound_switch(_("For moments"), no=_("No")),
        "note": _text(_("Remark")),
    }
    bound["kind"].put(GestureKind.OTHER)
    if now is not None:
        bound["active"] = bound_offered()
    for name in ("name", "contains", "note", "active"):
        if name in bound:
            bound[name].field.setProperty(WHOLE_ROW, True)
    return RowFields(parts, GestureEdit, bound)


def category_fields(
    parts: SettingsParts, departments: Sequence[DepartmentRow], *, now: Line | None = None
) -> RowFields:
    """The fields of a category."""
    bound = {
        "name": bound_line(_("Name")),
        "department_id": _department(departments, now.row.department_id if now else None),
    }
    return RowFields(parts, CategoryEdit, bound | ({"active": bound_offered()} if now else {}))


def department_fields(parts: SettingsParts, *, now: Line | None = None) -> RowFields:
    """The fields of a department."""
    bound = {"name": bound_line(_("Name"))}
    return RowFields(parts, DepartmentEdit, bound | ({"active": bound_offered()} if now else {}))


def _text(title: str) -> Bound:
    field = TextField(title, lines=2)
    return Bound(title, field, lambda _name: field.text, field.set_text, str)


def _amount(field: MoneyField, title: str, money: Callable[[int], str]) -> Bound:
    bound = bound_money(field, title, words=money)
    return Bound(
        title,
        field,
        lambda name: field.read(name) or 0,
        lambda minor: field.show_minor(minor or None),
        bound.words,
    )


def _choice(title: str, options: Sequence[Option]) -> Bound:
    field = ChoiceField(title, options)

    def put(value: str) -> None:
        field.choose(value)

    return Bound(
        title,
        field,
        lambda _name: GestureKind(field.value),
        lambda value: put(value.value),
        lambda value: field.words_of(value.value),
    )


def _department(rows: Sequence[DepartmentRow], now: int | None) -> Bound:
    offered = [Option(str(row.id), row.name) for row in rows if row.active or row.id == now]
    field = ChoiceField(_("Department"), [Option(NONE, _("No department")), *offered])

    def put(value: int | None) -> None:
        field.choose(NONE if value is None else str(value))

    return Bound(
        _("Department"),
        field,
        lambda _name: int(field.value) if field.value else None,
        put,
        lambda value: field.words_of(NONE if value is None else str(value)) or _("another one"),
    )
