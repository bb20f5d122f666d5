"""Who comes along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.family import FamilyEdits
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.forms.finding import Finding
from app.customers.forms.knowledge_forms import companion_form
from app.customers.forms.share_form import share_form
from app.customers.must_icons import companion_icon
from app.customers.schemas.knowledge import CompanionRow
from app.customers.words.occasions import companion_rest
from app.ui.line_menu import Entry, line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class CompanionsCard(FactsCard):
    """Partners, children, pets and assistants."""

    def __init__(
        self,
        theme: Theme,
        reading: Reading,
        *,
        edits: KnowledgeEdits,
        family: FamilyEdits,
        finding: Finding,
        open_customer: Callable[[int], None],
    ) -> None:
        super().__init__(
            theme,
            _("Comes with"),
            empty=_("Partner, children, pets: whoever comes along is remembered here."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
        self._family = family
        self._finding = finding
        self._open_customer = open_customer

    def show_companions(self, rows: Sequence[CompanionRow]) -> None:
        """Show these."""
        self.show_facts([self._fact(row) for row in rows])

    def begin_add(self) -> None:
        self.open_form(companion_form(self.theme, self._edits, language=self._reading.wording.language))

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, CompanionRow):
            language = self._reading.wording.language
            self.open_form(companion_form(self.theme, self._edits, language=language, row=row))

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, CompanionRow):
            return
        died = _("Has died") if row.deceased_at is None else _("Has died was a mistake")
        entries: list[Entry | None] = [
            (show, partial(self._open_customer, who)) for show, who in self._cards(row)
        ]
        entries += [
            (_("Change…"), lambda: self.change(line)),
            (_("Also comes with…"), lambda: self._begin_share(row)),
            None,
            (died, lambda: self._family.turn_died(row)),
        ]
        if row.also_with:
            entries.append((_("No longer comes along"), lambda: self._family.take_apart(row)))
            if not row.is_shared_here:
                entries.append((_("Take off every card"), lambda: self._edits.remove_companion(row)))
        else:
            entries.append((_("Take off the card"), lambda: self._edits.remove_companion(row)))
        line_menu(self, entries).popup(line.below)

    def _begin_share(self, row: CompanionRow) -> None:
        self.open_form(share_form(self.theme, self._family, finding=self._finding, row=row))

    @staticmethod
    def _cards(row: CompanionRow) -> list[tuple[str, int]]:
        """The cards of those it is about."""
        found = []
        if row.linked_customer_id is not None:
            found.append((row.linked_customer_name or row.name, row.linked_customer_id))
        found += [(other.name, other.customer_id) for other in row.also_with]
        return [(_("Show {name}").format(name=name), customer_id) for name, customer_id in found]

    def _fact(self, row: CompanionRow) -> Fact:
        gone = row.deceased_at is not None
        rest = Span(", " + companion_rest(row, self._reading), colour="ink2" if gone else "ink")
        spans = [Span(row.name, bold=not gone, colour="ink2" if gone else "ink"), rest]
        for must in row.musts:
            spans.append(Span(", " + _("must: {text}").format(text=must.text), colour="alert"))
        return Fact(tuple(spans), companion_icon(row.kind, row.relation), row, row.id)
