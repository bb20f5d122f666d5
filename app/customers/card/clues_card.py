"""What was noticed and nobody has sorted yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.edits.knowledge import KnowledgeEdits
from app.customers.schemas.drafts import PreferenceDraft
from app.customers.schemas.knowledge import ClueRow
from app.model.preference import Evidence, Strength
from app.promises.schemas import PromiseDraft
from app.ui.line_menu import line_menu
from app.ui.showing import show_only
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class CluesCard(FactsCard):
    """A clue becomes a like, a dislike, a must, a promise or a surprise, or stays a note.

    ``surprise_wanted`` carries a clue to plan something from: its id and its words.
    """

    surprise_wanted = Signal(int, str)

    def __init__(
        self, theme: Theme, reading: Reading, *, edits: KnowledgeEdits, note_clue: Callable[[], None]
    ) -> None:
        super().__init__(theme, _("Noticed, to sort"), empty=_("Everything noticed is sorted."), add=_("Add"))
        self._reading = reading
        self._edits = edits
        self._note_clue = note_clue

    def show_clues(self, rows: Sequence[ClueRow]) -> None:
        """Show these; with none of them the card takes no room."""
        self.show_facts([self._fact(row) for row in rows])
        show_only(self, visible=bool(rows))

    def begin_add(self) -> None:
        self._note_clue()

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if not isinstance(row, ClueRow):
            return
        entries = [
            (_("It is something they like"), lambda: self._prefer(row, Strength.LIKE)),
            (_("It is something they dislike"), lambda: self._prefer(row, Strength.DISLIKE)),
            (_("It is a must"), lambda: self._prefer(row, Strength.MUST)),
            (_("We promised it"), lambda: self._edits.sort_clue(row, promise=PromiseDraft(what=row.text))),
            (_("Plan a surprise from this…"), lambda: self.surprise_wanted.emit(row.id, row.text)),
            None,
            (_("Keep it as a note"), lambda: self._edits.sort_clue(row)),
        ]
        line_menu(self, entries).popup(line.below)

    def change(self, line: FactLine) -> None:
        self.press(line)

    def _prefer(self, row: ClueRow, strength: Strength) -> None:
        draft = PreferenceDraft(text=row.text, strength=strength, evidence=Evidence.OBSERVED)
        self._edits.sort_clue(row, preference=draft)

    def _fact(self, row: ClueRow) -> Fact:
        wording = self._reading.wording
        when = wording.instant_near(row.noticed_at, self._reading.now)
        rest = ", ".join(part for part in (when, row.staff_name) if part)
        return Fact((Span(row.text), Span("  " + rest, colour="ink2", small=True)), "lightbulb", row, row.id)
