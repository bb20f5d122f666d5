"""A task: what, whose, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.errors import NotFound
from app.core.words import gettext as _
from app.moments.schemas.rows import TaskRow
from app.planner.plan import choices
from app.planner.plan.shown import ShownMoment
from app.planner.plan.view_model import PlanViewModel
from app.ui.form_fields import ChoiceField, Field, LineField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MomentField


def values_of(row: TaskRow) -> dict[str, Any]:
    """What the form holds of a task."""
    return {
        "what": row.what,
        "due_at": row.due_at.replace(second=0, microsecond=0) if row.due_at is not None else None,
        "owner_id": row.owner_id,
        "department_id": row.department_id,
    }


class TaskFields:
    """The fields of a task; see ``Shared``."""

    def __init__(self, theme: Theme, view_model: PlanViewModel, *, shown: ShownMoment, row: TaskRow) -> None:
        self._acts = view_model.acts
        self._row = row
        self._wording = view_model.reading.wording
        offered = shown.choices
        self._fields: dict[str, Field] = {
            "what": LineField(_("What"), limit=10_500),
            "due_at": MomentField(theme, _("By when"), zone=self._wording.zone),
            "owner_id": ChoiceField(
                _("Who"), choices.people(offered.staff, now=row.owner_id, name=row.owner)
            ),
            "department_id": ChoiceField(
                _("Department"),
                choices.departments(offered.departments, now=row.department_id, name=row.department),
            ),
        }
        for name in ("what", "due_at"):
            self._fields[name].setProperty(WHOLE_ROW, True)
        for name, value in values_of(row).items():
            self.put(name, value)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return self._fields

    def read(self) -> dict[str, Any]:
        """The values typed; raises InvalidInput."""
        what, due = self._fields["what"], self._fields["due_at"]
        assert isinstance(what, LineField)
        assert isinstance(due, MomentField)
        return {
            "what": what.text,
            "due_at": due.read("due_at"),
            "owner_id": self._pick("owner_id"),
            "department_id": self._pick("department_id"),
        }

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        field = self._fields[name]
        if isinstance(field, MomentField):
            field.show_moment(value)
        elif isinstance(field, ChoiceField):
            field.choose(choices.key_of(value))
        elif isinstance(field, LineField):
            field.set_text(value)

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        field = self._fields[name]
        if isinstance(field, ChoiceField):
            return field.words_of(choices.key_of(value)) or _("another one")
        if value is None or value == "":
            return _("nothing")
        return self._wording.instant(value) if isinstance(field, MomentField) else str(value)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        rows = self._acts.read(self._row.moment_id).tasks
        now = next((row for row in rows if row.id == self._row.id), None)
        if now is None:
            raise NotFound(_("This task is not part of the plan any more."))
        return now.version, values_of(now)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        if "due_at" in changes:
            changes = changes | {"whole_day": False, "lead_minutes": None}
        return self._acts.tasks.edit(self._row.id, version=version, changes=changes)

    def _pick(self, name: str) -> int | None:
        field = self._fields[name]
        assert isinstance(field, ChoiceField)
        return choices.id_of(field.value)


def task_form(theme: Theme, view_model: PlanViewModel, *, shown: ShownMoment, row: TaskRow) -> SharedForm:
    """The form on a task."""
    fields = TaskFields(theme, view_model, shown=shown, row=row)
    titles = {name: field.label for name, field in fields.fields.items()}
    return SharedForm(theme, fields, version=row.version, base=values_of(row), titles=titles, columns=2)
