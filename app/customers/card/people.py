"""Who comes along, and the dates worth remembering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Signal

from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.forms.knowledge_forms import companion_form, occasion_form
from app.customers.must_icons import companion_icon
from app.customers.reading import Reading
from app.customers.schemas.knowledge import CompanionRow, OccasionRow
from app.customers.words.occasions import companion_rest, is_soon, occasion_title, occasion_when
from app.model.occasion import OccasionKind
from app.ui.line_menu import line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme

_OCCASION_ICONS = {OccasionKind.BIRTHDAY: "cake", OccasionKind.ANNIVERSARY: "heart"}


class CompanionsCard(FactsCard):
    """Partners, children, pets and assistants."""

    def __init__(
        self, theme: Theme, reading: Reading, *, edits: KnowledgeEdits, open_customer: Callable[[int], None]
    ) -> None:
        super().__init__(
            theme,
            _("Comes with"),
            empty=_("Partner, children, pets: whoever comes along is remembered here."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
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
        entries = [
            (_("Change…"), lambda: self.change(line)),
            (_("Take off the card"), lambda: self._edits.remove_companion(row)),
        ]
        linked = row.linked_customer_id
        if linked is not None:
            shown = _("Show {name}").format(name=row.linked_customer_name or row.name)
            entries.insert(0, (shown, lambda: self._open_customer(linked)))
        line_menu(self, [*entries]).popup(line.below)

    def _fact(self, row: CompanionRow) -> Fact:
        spans = [Span(row.name, bold=True), Span(", " + companion_rest(row, self._reading))]
        for must in row.musts:
            spans.append(Span(", " + _("must: {text}").format(text=must.text), colour="alert"))
        return Fact(tuple(spans), companion_icon(row.kind, row.relation), row, row.id)


class OccasionsCard(FactsCard):
    """Birthdays and other dates, the customer's and the companions'; ``plan_wanted`` asks to plan for one."""

    plan_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading, *, edits: KnowledgeEdits) -> None:
        super().__init__(
            theme,
            _("Dates"),
            empty=_("Birthdays and anniversaries: what is known here is not forgotten."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
        self._companions: Sequence[CompanionRow] = ()
        self._customer = ""

    def show_occasions(
        self, rows: Sequence[OccasionRow], companions: Sequence[CompanionRow], *, customer: str
    ) -> None:
        """Show these; ``customer`` is the name of whose card this is."""
        self._companions = companions
        self._customer = customer
        self.show_facts([self._fact(row) for row in rows])

    def begin_add(self) -> None:
        self._open(None)

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, OccasionRow):
            self._open(row)

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, OccasionRow):
            plan = (_("Plan a moment…"), self.plan_wanted.emit)
            change = (_("Change…"), lambda: self.change(line))
            take = (_("Take off the card"), lambda: self._edits.remove_occasion(row))
            line_menu(self, [plan, None, change, take]).popup(line.below)

    def _open(self, row: OccasionRow | None) -> None:
        self.open_form(
            occasion_form(
                self.theme,
                self._edits,
                companions=self._companions,
                customer=self._customer,
                language=self._reading.wording.language,
                row=row,
            )
        )

    def _fact(self, row: OccasionRow) -> Fact:
        soon = is_soon(row, self._reading)
        spans = (
            Span(occasion_title(row), bold=True),
            Span("  " + occasion_when(row, self._reading), colour="plum" if soon else "ink2"),
        )
        return Fact(spans, _OCCASION_ICONS.get(row.kind, "calendar"), row, row.id)
