"""The promises made while a case is put right."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.words import gettext as _
from app.model.promise import PromiseState
from app.promises.schemas import PromiseRow
from app.recovery.detail.view_model import ShownCase
from app.ui.chips import ChipSpec
from app.ui.form_slot import FormSlot
from app.ui.line_menu import Entry, line_menu
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines, Section
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class PromiseSection(Section):
    """Its signals carry the promise that something is to be done with."""

    add_wanted = Signal()
    kept = Signal(object)
    break_wanted = Signal(object)
    reopened = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__(theme, _("Promises"))
        self._reading = reading
        self._rows: tuple[PromiseRow, ...] = ()
        self.adding = self.add_button(_("Promise"))
        self.adding.setAccessibleName(_("Promise something"))
        self.adding.clicked.connect(self.add_wanted)
        self.lines = Lines(theme, gap=3)
        self.none = SpanLabel(theme, [Span(_("Nothing promised."))], role="small", colour="ink2")
        self.slot = FormSlot(theme)
        for widget in (self.lines, self.none, self.slot):
            self.body.addWidget(widget)

    def show_case(self, shown: ShownCase) -> None:
        """Show the promises of a case."""
        rows = shown.detail.promises
        widgets: dict[object, QWidget] = {row.id: self._line(row) for row in rows}
        self.lines.show_widgets(widgets)
        self.none.setVisible(not widgets)
        self.slot.show_for(shown.detail.row.id)

    def _line(self, row: PromiseRow) -> PressRow:
        rest = [part for part in (due_by_words(row, self._reading), row.owner_name) if part]
        spans = [Span(row.what)] + ([Span(", " + ", ".join(rest))] if rest else [])
        if row.settled_note:
            spans.append(Span(f"  “{row.settled_note}”", small=True, colour="ink2"))
        words = RowWords(tuple(spans), icon="clock", chip=promise_chip(row))
        line = PressRow(self._theme, words)
        line.clicked.connect(lambda: line_menu(self, self._entries(row)).popup(line.below))
        return line

    def _entries(self, row: PromiseRow) -> list[Entry | None]:
        if row.state is not PromiseState.OPEN:
            return [(_("Still to be done"), partial(self.reopened.emit, row))]
        return [
            (_("Kept"), partial(self.kept.emit, row)),
            (_("Not kept…"), partial(self.break_wanted.emit, row)),
        ]


def promise_chip(row: PromiseRow) -> ChipSpec:
    """Where a promise stands."""
    if row.state is PromiseState.KEPT:
        return ChipSpec(_("kept"), "good")
    if row.state is PromiseState.BROKEN:
        return ChipSpec(_("not kept"), "alert")
    if row.late:
        return ChipSpec(_("late"), "alert")
    return ChipSpec(_("open"), "brass" if row.due_today else "neutral")


def due_by_words(row: PromiseRow, reading: Reading) -> str:
    """By when a promise must be kept: "by 10:00", "tomorrow 09:00", "Friday"."""
    wording = reading.wording
    if row.due_at is None or row.due_on is None:
        return ""
    if row.whole_day:
        return wording.on_day(row.due_on, reading.today)
    return _by(row.due_at, reading)


def _by(due_at: datetime, reading: Reading) -> str:
    wording = reading.wording
    if wording.local(due_at).date() == reading.today:
        return _("by {time}").format(time=wording.time(due_at))
    day = wording.day_near(wording.local(due_at).date(), reading.today)
    return f"{day} {wording.time(due_at)}"
