"""What somebody agreed to, and every decision they took about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from app.audit.words.kinds import purpose_words
from app.consents.words import decided_words
from app.core.words import gettext as _
from app.core.words import ngettext
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.person import PersonEdits
from app.customers.forms.person_forms import consent_form
from app.customers.schemas.person import ConsentRow
from app.model.consent import Purpose
from app.ui.buttons import PushButton
from app.ui.line_menu import line_menu
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class ConsentsCard(FactsCard):
    """What holds now; the button below shows what was decided before, each with the words that were said."""

    def __init__(self, theme: Theme, reading: Reading, *, edits: PersonEdits) -> None:
        super().__init__(
            theme, _("Consent"), empty=_("Nothing was asked yet, so nothing was agreed."), add=_("Add")
        )
        self._reading = reading
        self._edits = edits
        self._decisions: Sequence[ConsentRow] = ()
        self._wordings: Mapping[Purpose, str] = {}
        self._in_full = False
        self.history = PushButton(theme, "", kind="quiet", icon="history")
        self.history.clicked.connect(self._turn)
        self.body.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)

    def show_consents(self, decisions: Sequence[ConsentRow], *, wordings: Mapping[Purpose, str]) -> None:
        """Show these; ``wordings`` is what the form offers."""
        if {row.id for row in decisions}.isdisjoint(row.id for row in self._decisions):
            self._in_full = False
        self._decisions, self._wordings = decisions, wordings
        self._show()

    def begin_add(self) -> None:
        self._open(None)

    def change(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, ConsentRow):
            self._open(row)

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, ConsentRow) or row.past:
            return
        words = _("Takes it back…") if row.given else _("Agrees after all…")
        line_menu(self, [(words, lambda: self.change(line))]).popup(line.below)

    def _open(self, row: ConsentRow | None) -> None:
        form = consent_form(
            self.theme, self._edits, wordings=self._wordings, today=self._reading.today, row=row
        )
        self.open_form(form)

    def _turn(self) -> None:
        self._in_full = not self._in_full
        self._show()

    def _show(self) -> None:
        in_order = sorted(self._decisions, key=lambda row: (row.decided_on, row.id), reverse=True)
        shown = in_order if self._in_full else [row for row in self._decisions if not row.past]
        self.show_facts([self._fact(row) for row in shown])
        count = len(self._decisions)
        told = ngettext("{count} decision, in full", "{count} decisions, in full", count).format(count=count)
        self._column.setSpacing(8 if self._in_full else 2)
        self.history.set_words(_("Only what holds") if self._in_full else told)
        show_only(self.history, visible=bool(count))

    def _fact(self, row: ConsentRow) -> Fact:
        when = self._reading.wording.day(row.decided_on)
        said = decided_words(given=row.given, withdrawn=row.withdrawn)
        past = _("decided anew since") if row.past else ""
        rest = ", ".join(part for part in (said, when, row.source, row.staff_name, past) if part)
        icon = "circle-check" if row.given else "x"
        spans = [Span(purpose_words(row.purpose), bold=not row.past), Span("  " + rest, colour="ink2")]
        if self._in_full:
            words = _("“{words}”").format(words=row.wording) if row.wording else _("No words were kept.")
            spans.append(Span("\n" + words, colour="ink2"))
        return Fact(tuple(spans), icon, row, row.id, hint=row.wording)
