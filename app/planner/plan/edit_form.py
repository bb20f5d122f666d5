"""Everything of a plan that is in words and numbers, to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.words import gettext as _
from app.moments.schemas.rows import MomentDetail
from app.planner.plan import choices
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.ui.form_fields import ChoiceField, DateField, Field, LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MoneyField

_WIDE = frozenset({"title", "budget_reason", "dos", "donts", "note"})


def values_of(detail: MomentDetail, own_budget: int | None) -> dict[str, Any]:
    """What the form holds of a plan."""
    return {
        "title": detail.title,
        "celebrate_on": detail.celebrate_on,
        "owner_id": detail.owner_id,
        "department_id": detail.department_id,
        "budget_minor": own_budget,
        "budget_reason": detail.budget_reason,
        "dos": detail.dos,
        "donts": detail.donts,
        "note": detail.note,
    }


class PlanFields:
    """The fields of a plan; see ``Shared``."""

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, shown: ShownMoment) -> None:
        detail = shown.detail
        assert detail is not None
        self._acts = view_model.acts
        self._moment_id = detail.id
        self._wording = view_model.reading.wording
        offered = shown.choices
        self._fields: dict[str, Field] = {
            "title": LineField(_("What we do"), limit=10_500),
            "celebrate_on": DateField(
                theme, _("Celebrated"), none_words=_("No day yet"), clear_words=_("No day")
            ),
            "budget_minor": MoneyField(
                _("Budget"), currency=self._wording.currency, placeholder=_("As usual")
            ),
            "owner_id": ChoiceField(
                _("Who looks after it"),
                choices.people(offered.staff, now=detail.owner_id, name=detail.owner),
            ),
            "department_id": ChoiceField(
                _("Department"),
                choices.departments(offered.departments, now=detail.department_id, name=detail.department),
            ),
            "budget_reason": LineField(_("Why it may cost more"), limit=10_500),
            "dos": TextField(_("Do"), lines=2),
            "donts": TextField(_("Do not"), lines=2),
            "note": TextField(_("To the team"), lines=2),
        }
        for name in _WIDE:
            self._fields[name].setProperty(WHOLE_ROW, True)
        for name, value in self._values(detail).items():
            self.put(name, value)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return self._fields

    def read(self) -> dict[str, Any]:
        """The values typed; raises InvalidInput."""
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            if isinstance(field, MoneyField):
                values[name] = field.read(name)
            elif isinstance(field, DateField):
                values[name] = field.value
            elif isinstance(field, ChoiceField):
                values[name] = choices.id_of(field.value)
            elif isinstance(field, LineField | TextField):
                values[name] = field.text
        return values

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        field = self._fields[name]
        if isinstance(field, MoneyField):
            field.show_minor(value)
        elif isinstance(field, DateField):
            field.set_value(value)
        elif isinstance(field, ChoiceField):
            field.choose(choices.key_of(value))
        elif isinstance(field, LineField | TextField):
            field.set_text(value)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        field = self._fields[name]
        if isinstance(field, ChoiceField):
            return field.words_of(choices.key_of(value)) or _("another one")
        if value is None or value == "":
            return _("nothing")
        if isinstance(field, MoneyField):
            return self._wording.money(value)
        return self._wording.day(value) if isinstance(field, DateField) else str(value)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._moment_id)
        return detail.version, self._values(detail)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        return self._acts.edit(self._moment_id, version=version, changes=changes)

    @staticmethod
    def _values(detail: MomentDetail) -> dict[str, Any]:
        return values_of(detail, detail.budget.moment_minor)


def edit_form(theme: Theme, view_model: PlanViewModel, *, shown: ShownMoment) -> SharedForm:
    """The form on a plan."""
    assert shown.detail is not None
    fields = PlanFields(theme, view_model, shown=shown)
    titles = {name: field.label for name, field in fields.fields.items()}
    version, base = shown.detail.version, fields.read()
    return SharedForm(theme, fields, version=version, base=base, titles=titles, columns=2)
