"""The dates worth remembering."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from app.core.partial_dates import LeapDay
from app.core.recurring import Repeats
from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.card.view_model import ShownCard
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.forms.occasion_form import occasion_form
from app.customers.schemas.card import Card
from app.customers.words.occasions import is_soon, occasion_title, occasion_when
from app.model.occasion import OccasionKind
from app.occasions.forms.occasion_fields import OccasionFields
from app.occasions.rows import OccasionRow
from app.ui.labels import plain_label
from app.ui.line_menu import line_menu
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

_ICONS = {
    OccasionKind.BIRTHDAY: "cake",
    OccasionKind.ANNIVERSARY: "heart",
    OccasionKind.GRADUATION: "graduation-cap",
    OccasionKind.FIRST_VISIT: "door-open",
}


class OccasionsCard(FactsCard):
    """Birthdays and other dates, the customer's and the companions'; ``plan_wanted`` asks to plan for one."""

    plan_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        reading: Reading,
        *,
        edits: KnowledgeEdits,
        leap_day: Callable[[], LeapDay],
        open_customer: Callable[[int], None],
    ) -> None:
        super().__init__(
            theme,
            _("Dates"),
            empty=_("Birthdays and anniversaries: what is known here is not forgotten."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
        self._leap_day = leap_day
        self._open_customer = open_customer
        self._shown: ShownCard | None = None
        self.silence = plain_label("", "strong", wrap=True)
        self.silence.hide()
        self.body.insertWidget(0, self.silence)

    def show_occasions(self, shown: ShownCard) -> None:
        """Show the dates of this card, and why none of them comes up where that is so."""
        self._shown = shown
        self.silence.setText(why_silent(shown.card))
        self.silence.setVisible(bool(self.silence.text()))
        self.show_facts([self._fact(row) for row in shown.card.occasions])

    def begin_add(self) -> None:
        self._open(None)

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, OccasionRow) and row.on_card_of is None:
            self._open(row)

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, OccasionRow):
            return
        plan = (_("Plan a moment…"), self.plan_wanted.emit)
        whose = row.on_card_of
        if whose is not None:
            show = (_("Show {name}").format(name=row.companion_name), lambda: self._open_customer(whose))
            line_menu(self, [plan, None, show]).popup(line.below)
            return
        change = (_("Change…"), lambda: self.change(line))
        take = (_("Take off the card"), lambda: self._edits.remove_occasion(row))
        line_menu(self, [plan, None, change, take]).popup(line.below)

    def _open(self, row: OccasionRow | None) -> None:
        if self._shown is None:
            return
        card = self._shown.card
        fields = OccasionFields(
            self._reading,
            leap_day=self._leap_day(),
            own_kinds=self._shown.own_kinds,
            companions=card.companions,
            customer=card.head.display_name,
            row=row,
        )
        self.open_form(occasion_form(self.theme, self._edits, fields=fields, row=row))

    def _fact(self, row: OccasionRow) -> Fact:
        silent = self._shown is not None and bool(why_silent(self._shown.card))
        soon = is_soon(row, self._reading) and not silent
        spans = (
            Span(occasion_title(row), bold=not row.of_deceased, colour="ink2" if row.of_deceased else "ink"),
            Span("  " + occasion_when(row, self._reading), colour="plum" if soon else "ink2"),
        )
        keeps = row.repeats is Repeats.KEEP_IN_TOUCH
        return Fact(spans, "repeat" if keeps else _ICONS.get(row.kind, "calendar"), row, row.id)


def why_silent(card: Card) -> str:
    """Why nobody prepares anything for these dates; empty where they do."""
    if card.head.deceased_at is not None:
        return _("{name} has died. Nothing of theirs is celebrated any more.").format(
            name=card.head.display_name
        )
    if card.wants_no_moments:
        return _("Wants no birthdays or surprises: nothing here comes up.")
    return ""
