"""Everything that is known of a case, to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.cases.schemas.rows import CaseDetail
from app.cases.words.changes import field_words, value_words
from app.core.words import gettext as _
from app.model.case import CaseChannel, CaseKind, Fault, Severity
from app.recovery.detail import choices
from app.recovery.detail.choices import NO, NOT_SAID, YES
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.form_fields import ChoiceField, Field, LineField, TextField
from app.ui.form_grid import WHOLE_ROW
from app.ui.shared_form import SharedForm
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MomentField, PickField
from app.ui.who_field import WhoField

_WIDE = frozenset(
    {
        "customer_id",
        "walk_in",
        "what",
        "severity",
        "kind",
        "visit_id",
        "fault",
        "feeling",
        "happened_at",
        "reported_at",
        "restricted",
    }
)


def values_of(detail: CaseDetail) -> dict[str, Any]:
    """What the form holds of a case."""
    row = detail.row
    return {
        "customer_id": row.customer_id,
        "walk_in": row.who if row.customer_id is None else "",
        "visit_id": detail.visit_id,
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

    def __init__(self, theme: Theme, view_model: DetailViewModel, *, shown: ShownCase) -> None:
        row, offered = shown.detail.row, shown.choices
        self._acts = view_model.acts
        self._case_id = row.id
        self._wording = view_model.reading.wording
        self._kept: dict[str, Any] = {}
        zone = self._wording.zone
        self.who = WhoField(
            theme, field_words("customer_id"), finds=view_model.finds, lane=view_model.people_lane
        )
        self.walk_in = LineField(_("Who it was, or what they look like"), limit=10_500)
        self._fields: dict[str, Field] = {
            "customer_id": self.who,
            "walk_in": self.walk_in,
            "what": TextField(field_words("what"), lines=3),
            "severity": PickField(field_words("severity"), choices.severities()),
            "kind": ChoiceField(field_words("kind"), choices.kinds()),
            "place": LineField(field_words("place"), limit=1000),
            "channel": ChoiceField(field_words("channel"), choices.channels()),
            "visit_id": ChoiceField(
                field_words("visit_id"),
                choices.visits(shown.visits, now=shown.detail.visit_id, wording=self._wording),
            ),
            "happened_at": MomentField(theme, field_words("happened_at"), zone=zone),
            "reported_at": MomentField(theme, field_words("reported_at"), zone=zone),
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
        for name, value in values_of(shown.detail).items():
            self.put(name, value)
        self.who.show_customer(row.customer_id, row.who if row.customer_id is not None else "")
        self.who.edited.connect(self.show_walk_in)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields by name."""
        return self._fields

    def read(self) -> dict[str, Any]:
        """The values typed."""
        texts: dict[str, Any] = {name: self._text(name) for name in ("walk_in", "what", "place")}
        customer_id = self.who.read("customer_id")
        if customer_id is not None:
            texts["walk_in"] = ""
        category, department = self._pick("category_id"), self._pick("department_id")
        visit = self._pick("visit_id")
        feeling = self._pick("feeling")
        return texts | {
            "customer_id": customer_id,
            "visit_id": int(visit) if visit else None,
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
        if isinstance(field, WhoField):
            field.show_customer(value)
            self.show_walk_in()
        elif isinstance(field, MomentField):
            field.show_moment(value)
        elif isinstance(field, LineField | TextField):
            field.set_text(value)
        elif isinstance(field, ChoiceField | PickField):
            field.choose(_key(value))

    def words(self, name: str, value: Any) -> str:
        """A value in words."""
        field = self._fields[name]
        if isinstance(field, WhoField):
            return field.name_of(value)
        if isinstance(field, ChoiceField) and name.endswith("_id"):
            return field.words_of(_key(value)) or _("another one")
        return value_words(name, value, wording=self._wording)

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        detail = self._acts.read(self._case_id)
        return detail.row.version, values_of(detail)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save."""
        return self._acts.edit(self._case_id, version=version, changes=changes)

    def show_walk_in(self) -> None:
        """Ask for words where there is no card."""
        # Before it stands in its form it would come up as a window of its own.
        self.walk_in.setVisible(self.who.is_empty and self.walk_in.parentWidget() is not None)

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


def edit_form(theme: Theme, view_model: DetailViewModel, *, shown: ShownCase) -> SharedForm:
    """The form on a case."""
    row = shown.detail.row
    fields = CaseFields(theme, view_model, shown=shown)
    base = values_of(shown.detail)
    titles = {name: field_words(name) for name in fields.fields}
    form = SharedForm(theme, fields, version=row.version, base=base, titles=titles, columns=2)
    fields.show_walk_in()
    return form


def _key(value: Any) -> str:
    if value is None:
        return NOT_SAID
    if isinstance(value, bool):
        return YES if value else NO
    return str(int(value)) if isinstance(value, int) else str(value)
