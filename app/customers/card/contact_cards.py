"""How somebody is reached."""

from __future__ import annotations

from collections.abc import Sequence

from app.audit.words.kinds import contact_words
from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.person import PersonEdits
from app.customers.forms.person_forms import contact_form
from app.customers.schemas.person import ContactRow
from app.model.contact_point import ContactKind
from app.ui.line_menu import line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme

_ICONS = {
    ContactKind.PHONE: "phone",
    ContactKind.EMAIL: "mail",
    ContactKind.ADDRESS: "map-pin",
    ContactKind.WEB: "globe",
}


class ContactsCard(FactsCard):
    """Every number and address."""

    def __init__(self, theme: Theme, edits: PersonEdits) -> None:
        super().__init__(theme, _("Contact"), empty=_("No number or address is known."), add=_("Add"))
        self._edits = edits

    def show_contacts(self, rows: Sequence[ContactRow]) -> None:
        """Show these."""
        self.show_facts([self._fact(row) for row in rows])

    def begin_add(self) -> None:
        self.open_form(contact_form(self.theme, self._edits))

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, ContactRow) and not row.hidden:
            self.open_form(contact_form(self.theme, self._edits, row=row))

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, ContactRow) or row.hidden:
            return
        entries = [
            (_("Change…"), lambda: self.change(line)),
            (_("Take off the card"), lambda: self._edits.remove_contact(row)),
        ]
        if not row.preferred:
            entries.insert(
                0, (_("Show this one first"), lambda: self._edits.edit_contact(row, preferred=True))
            )
        line_menu(self, [*entries]).popup(line.below)

    @staticmethod
    def _fact(row: ContactRow) -> Fact:
        spans = [Span(row.shown)]
        rest = [row.label] if row.label else []
        rest += [_("shown first")] if row.preferred else []
        rest += [] if row.readable else [_("cannot be read as a number or address")]
        if rest:
            spans.append(Span("  " + ", ".join(rest), colour="ink2" if row.readable else "brass"))
        return Fact(tuple(spans), _ICONS[row.kind], row, row.id, name=contact_words(row.kind))
