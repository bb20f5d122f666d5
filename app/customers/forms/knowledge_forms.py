"""Small forms about what is known: preferences and companions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.forms import choices
from app.customers.schemas.knowledge import CompanionRow, PreferenceGroupRow, PreferenceRow
from app.model.companion import CompanionKind
from app.model.preference import Evidence, MustKind, Strength
from app.occasions.forms.date_parts import DateParts
from app.storage.health_needs import TO_CONFIRM
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, Field, LineField
from app.ui.theme.theme import Theme


def preference_form(
    theme: Theme,
    edits: KnowledgeEdits,
    *,
    groups: Sequence[PreferenceGroupRow],
    row: PreferenceRow | None = None,
) -> DraftForm:
    """Something needed, liked or disliked, new or changed."""
    text = LineField(_("What"), limit=1000)
    strength = ChoiceField(_("How much"), choices.strengths())
    group = ChoiceField(_("Where"), choices.groups(groups))
    detail = LineField(_("What else must be known"), placeholder=_("tell kitchen and housekeeping …"))
    why = ChoiceField(_("Why it is a must"), choices.must_kinds())
    evidence = ChoiceField(_("How we know"), choices.evidences())
    agreed = ChoiceField(_("May we keep it?"), choices.health_bases())
    reason = LineField(_("Needed for their safety because …"), limit=1000)
    if row is not None:
        text.set_text(row.text)
        strength.choose(row.strength.value)
        group.choose(str(row.group_id or ""))
        detail.set_text(row.detail)
        why.choose(row.must_kind.value if row.must_kind else "")
        evidence.choose(row.evidence.value)
        reason.set_text("" if row.safety_reason in TO_CONFIRM else row.safety_reason)

    def show_basis() -> None:
        of_health = strength.value == Strength.MUST and why.value == MustKind.HEALTH
        agreed.setVisible(of_health)
        reason.setVisible(of_health and agreed.value != choices.YES)

    def save() -> bool:
        chosen = Strength(strength.value or Strength.LIKE)
        said: dict[str, Any] = {
            "strength": chosen,
            "must_kind": MustKind(why.value) if why.value and chosen is Strength.MUST else None,
            "group_id": int(group.value) if group.value else None,
            "detail": detail.text,
            "evidence": Evidence(evidence.value or Evidence.TOLD),
            "agreed": agreed.value == choices.YES,
            "safety_reason": "" if agreed.value == choices.YES else reason.text,
        }
        if row is None:
            return edits.add_preference(text.text, **said)
        return edits.edit_preference(row, text=text.text, **said)

    fields = {
        "text": text,
        "strength": strength,
        "group_id": group,
        "detail": detail,
        "must_kind": why,
        "evidence": evidence,
        "agreed": agreed,
        "safety_reason": reason,
    }
    for field in (strength, why, agreed):
        field.edited.connect(show_basis)
    show_basis()
    return DraftForm(theme, fields, save=save, columns=2)


def companion_form(
    theme: Theme, edits: KnowledgeEdits, *, language: str, row: CompanionRow | None = None
) -> DraftForm:
    """Somebody who comes along; a new one may bring a birthday."""
    name = LineField(_("Name"))
    kind = ChoiceField(_("Kind"), choices.companion_kinds())
    relation = LineField(_("In a word"), placeholder=_("son, dachshund, assistant …"))
    note = LineField(_("Note"))
    birthday = DateParts(language, day_words=_("Birthday"))
    if row is not None:
        name.set_text(row.name)
        kind.choose(row.kind.value)
        relation.set_text(row.relation)
        note.set_text(row.note)

    def save() -> bool:
        said: dict[str, Any] = {
            "name": name.text,
            "kind": CompanionKind(kind.value),
            "relation": relation.text,
            "note": note.text,
        }
        if row is not None:
            return edits.edit_companion(row, **said)
        return edits.add_companion(birthday=None if birthday.is_empty else birthday.read(), **said)

    fields: dict[str, Field] = {"name": name, "kind": kind, "relation": relation, "note": note}
    cells: list[QWidget] = list(fields.values())
    if row is None:
        fields |= birthday.fields
        cells.append(birthday.in_a_row())
    return DraftForm(theme, fields, save=save, columns=2, cells=cells)
