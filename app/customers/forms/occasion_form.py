"""The form for a date worth remembering, on a card."""

from __future__ import annotations

from app.core.errors import InvalidInput
from app.customers.edits.knowledge import KnowledgeEdits
from app.occasions.forms.occasion_fields import OccasionFields
from app.occasions.rows import OccasionRow
from app.ui.draft_form import DraftForm
from app.ui.theme.theme import Theme


def occasion_form(
    theme: Theme, edits: KnowledgeEdits, *, fields: OccasionFields, row: OccasionRow | None
) -> DraftForm:
    """A date worth remembering, new or changed."""

    def save() -> bool:
        try:
            said = fields.said()
            return edits.add_occasion(**said) if row is None else edits.edit_occasion(row, **said)
        except InvalidInput as error:
            raise InvalidInput([fields.in_its_place(each) for each in error.problems]) from error

    return DraftForm(theme, fields.all_fields, save=save, columns=2, cells=fields.cells)
