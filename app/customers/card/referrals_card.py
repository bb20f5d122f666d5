"""How they came to the venue, and whom they brought."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.person import PersonEdits
from app.customers.forms.finding import Finding
from app.customers.forms.referral_form import referral_form
from app.customers.schemas.referrals import KnownRow, Referrals
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

MOST_NAMES = 50
_BY, _HEARD, _BROUGHT = "by", "heard", "brought"


class ReferralsCard(FactsCard):
    """Names lead to their cards; the line with how many were brought shows and hides who they are."""

    def __init__(
        self,
        theme: Theme,
        reading: Reading,
        *,
        edits: PersonEdits,
        finding: Finding,
        open_customer: Callable[[int], None],
    ) -> None:
        super().__init__(
            theme,
            _("How they came"),
            empty=_("Who recommended us to them, or where they heard of us."),
            add=_("Add"),
        )
        self._reading = reading
        self._edits = edits
        self._finding = finding
        self._open_customer = open_customer
        self._shown = Referrals()
        self._listed = False

    def show_referrals(self, referrals: Referrals) -> None:
        """Show these."""
        if [row.customer_id for row in referrals.brought] != [row.customer_id for row in self._shown.brought]:
            self._listed = False
        self._shown = referrals
        known = referrals.by is not None or bool(referrals.heard_from)
        self.say_add(_("Change") if known else _("Add"), icon="pencil" if known else "plus")
        self._show_lines()

    def begin_add(self) -> None:
        self.open_form(referral_form(self.theme, self._edits, finding=self._finding, referrals=self._shown))

    def change(self, line: FactLine) -> None:
        del line
        self.begin_add()

    def press(self, line: FactLine) -> None:
        thing = line.fact.thing if line.fact else None
        if isinstance(thing, KnownRow):
            self._open_customer(thing.customer_id)
        elif thing == _BROUGHT:
            self._listed = not self._listed
            self._show_lines()
        else:
            self.begin_add()

    def _show_lines(self) -> None:
        self.show_facts([*self._came(), *self._brought()])

    def _came(self) -> Sequence[Fact]:
        facts, by = [], self._shown.by
        if by is not None:
            words = _("Recommended by {name}")
            facts.append(Fact(_with_name(words, by.name), "user-plus", by, _BY, hint=_("Open the card")))
        if self._shown.heard_from:
            words = _("Came through: {words}").format(words=self._shown.heard_from)
            facts.append(Fact((Span(words),), "message-square", _HEARD, _HEARD))
        return facts

    def _brought(self) -> Sequence[Fact]:
        rows = self._shown.brought
        if not rows:
            return ()
        if len(rows) == 1:
            words = _("Recommended us to {name}")
            return (Fact(_with_name(words, rows[0].name), "users", rows[0], _BROUGHT),)
        counted = _("Recommended us to {customers}").format(
            customers=self._reading.wording.customers(len(rows))
        )
        hint = _("Hide who they are") if self._listed else _("Show who they are")
        head = Fact((Span(counted),), "users", _BROUGHT, _BROUGHT, hint=hint)
        return (head, *(self._named(row) for row in rows[:MOST_NAMES])) if self._listed else (head,)

    def _named(self, row: KnownRow) -> Fact:
        spans = [Span(row.name, bold=True)]
        if row.first_on is not None:
            day = self._reading.wording.day_near(row.first_on, self._reading.today)
            since = _("first here {day}").format(day=day)
            spans.append(Span("  " + since, small=True, colour="ink2"))
        return Fact(tuple(spans), "user", row, row.customer_id, hint=_("Open the card"))


def _with_name(words: str, name: str) -> tuple[Span, ...]:
    """The words with the name standing out, wherever it stands in them."""
    before, _name, after = words.partition("{name}")
    return tuple(span for span in (Span(before), Span(name, bold=True), Span(after)) if span.text)
