"""What is done for the customer, and how much of it needs nobody's signature."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.gestures.given_words import given_chip, given_rest, limit_sentence
from app.gestures.schemas import GivenRow
from app.model.case import CaseState
from app.model.gesture import GivenState
from app.recovery.detail.limit_bar import LimitBar
from app.recovery.detail.view_model import ShownCase
from app.ui.form_slot import FormSlot
from app.ui.line_menu import Entry, line_menu
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines, Section
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class GestureSection(Section):
    """Its signals carry the gesture that something is to be done with."""

    add_wanted = Signal()
    given = Signal(object)
    drop_wanted = Signal(object)
    decision_wanted = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, _("What we do for it"))
        self._reading = reading
        self._shown: ShownCase | None = None
        self.adding = self.add_button(_("Add"))
        self.adding.setAccessibleName(_("Add what we do for it"))
        self.adding.clicked.connect(self.add_wanted)
        self.lines = Lines(theme, gap=8)
        self.none = SpanLabel(theme, [Span(_("Nothing yet."))], role="small", colour="ink2")
        self.slot = FormSlot(theme)
        self.limit = SpanLabel(theme, role="small", colour="ink2")
        self.bar = LimitBar(theme)
        self.slot.turned.connect(self._show_limit)
        for widget in (self.lines, self.none, self.slot, self.limit, self.bar):
            self.body.addWidget(widget)

    def show_case(self, shown: ShownCase) -> None:
        """Show the gestures of a case."""
        self._shown = shown
        detail = shown.detail
        self.adding.setVisible(detail.row.state is CaseState.OPEN)
        widgets: dict[object, QWidget] = {row.id: self._line(row) for row in detail.gestures}
        self.lines.show_widgets(widgets)
        self.none.setVisible(not widgets)
        self.slot.show_for(detail.row.id)
        self._show_limit()

    def waiting_for_me(self) -> Sequence[GivenRow]:
        """What whoever is signed in may decide: never their own."""
        shown = self._shown
        if shown is None or not shown.choices.may_decide:
            return ()
        rows = shown.detail.gestures
        me = shown.choices.me
        return [row for row in rows if row.state is GivenState.WAITING and row.planned_by != me]

    def _show_limit(self) -> None:
        """The form has a sentence and a bar of its own, about what is being typed."""
        if self._shown is None:
            return
        limit, key = self._shown.detail.limit, self.slot.shown
        self.limit.set_spans([Span(limit_sentence(limit, self._reading))])
        self.bar.show_limit(limit)
        covered = key is not None and key.name == "gesture"
        self.limit.setVisible(not covered)
        self.bar.setVisible(not covered and not self.bar.is_empty)

    def _line(self, row: GivenRow) -> PressRow:
        rest = given_rest(row, self._reading)
        over = row.state in (GivenState.DECLINED, GivenState.DROPPED)
        spans = [Span(row.what, struck=over)]
        if rest:
            spans.append(Span("\n" + ", ".join(rest), small=True, colour="ink2"))
        money = self._reading.wording.money(row.cost_minor)
        words = RowWords(
            tuple(spans),
            amount=money if row.cost_minor and not over else "",
            chip=given_chip(row, self._reading),
        )
        line = PressRow(self._theme, words, boxed=True)
        line.clicked.connect(lambda: self._open_menu(line, row))
        return line

    def _open_menu(self, line: PressRow, row: GivenRow) -> None:
        entries = self._entries(row)
        if entries:
            line_menu(self, entries).popup(line.below)

    def _entries(self, row: GivenRow) -> list[Entry | None]:
        entries: list[Entry | None] = []
        if row in self.waiting_for_me():
            entries.append((_("Decide…"), lambda: self.decision_wanted.emit(row)))
        if row.state is GivenState.PLANNED:
            entries.append((_("Done"), lambda: self.given.emit(row)))
        if row.state in (GivenState.PLANNED, GivenState.WAITING):
            entries.append((_("Not given after all…"), lambda: self.drop_wanted.emit(row)))
        return entries
