"""Everything that is known of a case, to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from gettext import gettext as _
from typing import Any

from app.cases.schemas.rows import CaseDetail
from app.cases.words.changes import field_words, value_words
from app.model.case import CaseChannel, CaseKind, Fault, Severity
from app.recovery.detail import choices
from app.recovery.detail.acts import CaseActs
from app.recovery.detail.choices import NO, NOT_SAID, YES
from app.recovery.detail.fields import MomentField, PickField
from app.recovery.detail.shared_form import SharedForm
from app.recovery.detail.view_model import ShownCase
from app.recovery.reading import Reading
from app.ui.form_fields import ChoiceField, Field, LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.theme.theme import Theme

_WIDE = ("what", "severity", "fault", "feeling", "happened_at", "reported_at", "restricted")


def values_of(detail: CaseDetail, *, walk_in: bool) -> dict[str, Any]:
    """What the form holds of a case."""
    row = detail.row
    values: dict[str, Any] = {"walk_in": row.who} if walk_in else {}
    return values | {
        "what": row.what,
        "severity": row.severity,
        "place": row.place,
        "happened_at": row.happened_at,
        "reported_at": row.reported_at,
        "kind": row.kind,
        "channel": detail.channel,
        "category_id": row.category_id,
        "department_id": row.department_id,
        "fault": detail.fault,
        "feeling": detail.feeling,
        "restricted": row.restricted,
    }


class CaseFields:
    """The fields of a case; see ``Shared``."""

    def __init__(self, theme: Theme, acts: CaseActs, *, shown: ShownCase, reading: Reading) -> None:
        row, offered = shown.detail.row, shown.choices
        self._acts = acts
        self._case_id = row.id
        self._walk_in = row.customer_id is None
        self._wording = reading.wording
        self._kept: dict[str, Any] = {}
        zone = reading.wording.zone
        self._fields: dict[str, Field] = (
            {"walk_in": LineField(field_words("walk_in"))} if self._walk_in else {}
        )
        self._fields |= {
            "what": TextField(field_words("what"), lines=3),
            "severity": PickField(field_words("severity"), choices.severities()),
            "place": LineField(field_words("place"), limit=1000),
            "kind": ChoiceField(field_words("kind"), choices.kinds()),
            "happened_at": MomentField(theme, field_words("happened_at"), zone=zone),
            "reported_at": MomentField(theme, field_words("reported_at"), zone=zone),
            "channel": ChoiceField(field_words("channel"), choices.channels()),
            "category_id": ChoiceField(
                field_words("category_id"),
                choices.categories(offered.categories, now=row.category_id, name=row.category),
            ),
            "department_id": ChoiceField(
                field_words("department_id"),
                choices.departments(offered.departments, now=row.department_id, name=row.department),
            ),
            "fault": PickField(field_words("fault"), choices.faults()),
            "feeling": PickField(field_words("feeling"), choices.feelings(unknown=_("Not known"))),
            "restricted": PickField(
                _("Who may see it"), [(NO, _("Everybody here")), (YES, _("Only managers, the owner and you"))]
            ),
        }
        for name in _WIDE:
            self._fields[name].setProperty(WHOLE_ROW, True)
        for name, value in values_of(shown.detail, walk_in=self._walk_in).items():
            self.put(name, value)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return self._fields

    def read(self) -> dict[str, Any]:
        """The values typed."""
        texts = {name: self._text(name) for name in ("walk_in", "what", "place") if name in self._fields}
        category, department = self._pick("category_id"), self._pick("department_id")
        feeling = self._pick("feeling")
        return texts | {
            "severity": Severity(int(self._pick("severity"))),
            "kind": CaseKind(self._pick("kind")),
            "channel": CaseChannel(self._pick("channel")),
            "category_id": int(category) if category else None,
            "department_id": int(department) if department else None,
            "fault": Fault(self._pick("fault")),
            "feeling": int(feeling) if feeling else None,
            "restricted": self._pick("restricted") == YES,
            "happened_at": self._moment("happened_at"),
            "reported_at": self._moment("reported_at"),
        }

    def put(self, name: str, value: Any) -> None:
        """Show a value in its field."""
        field = self._fields[name]
        self._kept[name] = value
        if isinstance(field, MomentField):
            field.show_moment(value)
        elif isinstance(field, LineField | TextField):
            field.set_text(value)
        elif isinstance(field, ChoiceField | PickField):
            field.choose(_key(value))

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        field = self._fields[name]
        if isinstance(field, ChoiceField) and name.endswith("_id"):
            return field.words_of(_key(value)) or _("another one")
        return value_words(name, value, wording=self._wording)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._case_id)
        return detail.row.version, values_of(detail, walk_in=self._walk_in)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        return self._acts.edit(self._case_id, version=version, changes=changes)

    def _text(self, name: str) -> str:
        field = self._fields[name]
        assert isinstance(field, LineField | TextField)
        kept = self._kept.get(name, "")
        return kept if field.text == kept.strip() else field.text

    def _pick(self, name: str) -> str:
        field = self._fields[name]
        assert isinstance(field, ChoiceField | PickField)
        return field.value

    def _moment(self, name: str) -> datetime | None:
        field, kept = self._fields[name], self._kept.get(name)
        assert isinstance(field, MomentField)
        at = field.read(name)
        same = kept is not None and at is not None and at == kept.replace(second=0, microsecond=0)
        return kept if same else at


def edit_form(theme: Theme, acts: CaseActs, *, shown: ShownCase, reading: Reading) -> SharedForm:
    """The form on a case."""
    row = shown.detail.row
    fields = CaseFields(theme, acts, shown=shown, reading=reading)
    base = values_of(shown.detail, walk_in=row.customer_id is None)
    titles = {name: field_words(name) for name in fields.fields}
    return SharedForm(theme, fields, version=row.version, base=base, titles=titles, columns=2)


def _key(value: Any) -> str:
    if value is None:
        return NOT_SAID
    if isinstance(value, bool):
        return YES if value else NO
    return str(int(value)) if isinstance(value, int) else str(value)
