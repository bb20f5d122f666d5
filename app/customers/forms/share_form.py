"""The form that says with whom else a companion comes."""

from __future__ import annotations

from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.customers.edits.family import FamilyEdits
from app.customers.forms.finding import Finding
from app.customers.schemas.knowledge import CompanionRow
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.form_grid import WHOLE_ROW
from app.ui.theme.theme import Theme
from app.ui.who_field import WhoField


def share_form(theme: Theme, edits: FamilyEdits, *, finding: Finding, row: CompanionRow) -> DraftForm:
    """With whom else somebody comes."""
    who = WhoField(
        theme,
        _("{name} also comes with").format(name=row.name),
        finds=finding.finds,
        lane=finding.lane,
        placeholder=_("Name, number or place"),
    )
    who.setProperty(WHOLE_ROW, True)
    relation = LineField(_("In a word"), placeholder=_("son, dachshund, assistant …"))
    relation.set_text(row.relation)

    def save() -> bool:
        customer_id = who.read("customer_id")
        if customer_id is None:
            raise InvalidInput([Problem("customer_id", _("With whom do they come too?"))])
        return edits.share(row, customer_id, relation=relation.text)

    return DraftForm(theme, {"customer_id": who, "relation": relation}, save=save, columns=2)
