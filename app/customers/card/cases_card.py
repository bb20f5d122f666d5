"""What went wrong for this customer, open and closed; pressing a line leads to the case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.cases.schemas.rows import CaseRow
from app.cases.words.labels import case_name, severity_words
from app.core.words import gettext as _
from app.customers.card.facts_card import Fact, FactLine, FactsCard
from app.customers.words.cases import how_it_stands, short
from app.model.case import CaseState
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading

MOST_LINES = 12
"""Older cases are in the history."""


class CasesCard(FactsCard):
    """``case_wanted`` leads to a case, ``new_case_wanted`` opens one."""

    case_wanted = Signal(int)
    new_case_wanted = Signal()

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(
            theme,
            _("Cases"),
            empty=_("Nothing has gone wrong so far. What does goes here, with how it was put right."),
            add=_("Open a case"),
        )
        self._reading = reading
        self._rows: Sequence[CaseRow] = ()

    def show_cases(self, rows: Sequence[CaseRow]) -> None:
        """Show these, the open ones first."""
        self._rows = rows
        self.follow_clock()

    def follow_clock(self) -> None:
        """Say anew how they stand with time."""
        rows = sorted(self._rows, key=_urgency)
        self.show_facts([self._fact(row) for row in rows[:MOST_LINES]])

    def begin_add(self) -> None:
        self.new_case_wanted.emit()

    def change(self, line: FactLine) -> None:
        self.press(line)

    def press(self, line: FactLine) -> None:
        row = line.fact.thing if line.fact else None
        if isinstance(row, CaseRow):
            self.case_wanted.emit(row.id)

    def _fact(self, row: CaseRow) -> Fact:
        now, wording = self._reading.now, self._reading.wording
        stands = how_it_stands(row, now=now, wording=wording)
        late = row.state is CaseState.OPEN and row.due_at is not None and row.due_at < now
        spans = (
            Span(case_name(row.id) + " ", bold=True),
            Span(short(row.what)),
            Span("  " + stands, colour="alert" if late else "ink2", small=True),
        )
        is_open = row.state is CaseState.OPEN
        icon = "lock" if row.restricted else "heart-handshake" if is_open else "circle-check"
        return Fact(spans, icon, row, row.id, hint=severity_words(row.severity))


def _urgency(row: CaseRow) -> tuple[bool, float]:
    """Open ones first, by their due time; the closed ones after them, the newest first."""
    if row.state is CaseState.OPEN:
        return False, (row.due_at or row.reported_at).timestamp()
    return True, -row.reported_at.timestamp()
