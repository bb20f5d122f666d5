"""What is given, with where each of it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.gestures.clash_box import clash_words
from app.gestures.given_words import given_chip, given_rest
from app.gestures.schemas import GivenRow
from app.model.gesture import GivenState
from app.planner.plan.shown import NOT_GIVEN, ShownMoment
from app.ui.chips import ChipSpec
from app.ui.form_slot import FormSlot
from app.ui.line_menu import line_menu
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.reading import Reading


class GestureList(QWidget):
    """``drop_wanted`` carries what is not given after all."""

    drop_wanted = Signal(object)

    def __init__(self, theme: Theme, reading: Reading) -> None:
        super().__init__()
        self._theme = theme
        self._reading = reading
        self.lines = Lines(theme, gap=6)
        self.slot = FormSlot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.lines)
        column.addWidget(self.slot)

    def show_moment(self, shown: ShownMoment) -> None:
        """Show the gestures of a plan."""
        rows = shown.detail.gestures if shown.detail is not None else ()
        self.lines.show_widgets({row.id: self._line(row, shown) for row in rows})
        self.slot.show_for(shown.about)

    def _line(self, row: GivenRow, shown: ShownMoment) -> PressRow:
        over = row.state in NOT_GIVEN
        rest = given_rest(row, self._reading)
        report = shown.reports.get(row.id)
        clashes = report.clashes if report is not None else ()
        rest += [clash_words(clash) for clash in clashes if not clash.blocking]
        spans = [Span(row.what, struck=over)]
        if rest:
            spans.append(Span("\n" + ", ".join(rest), small=True, colour="ink2"))
        money = self._reading.wording.money(row.cost_minor)
        words = RowWords(
            tuple(spans),
            icon="gift",
            amount=money if row.cost_minor and not over else "",
            chip=self._chip(row, blocked=any(clash.blocking for clash in clashes) and not row.clash_reason),
        )
        line = PressRow(self._theme, words)
        line.clicked.connect(lambda: self._open_menu(line, row))
        return line

    def _chip(self, row: GivenRow, *, blocked: bool) -> ChipSpec:
        if blocked:
            return ChipSpec(_("against what is known"), "alert", "triangle-alert")
        if row.state is GivenState.PLANNED:
            return ChipSpec(_("planned"), "neutral")
        return given_chip(row, self._reading)

    def _open_menu(self, line: PressRow, row: GivenRow) -> None:
        if row.state in (GivenState.PLANNED, GivenState.WAITING):
            drop = (_("Not given after all…"), lambda: self.drop_wanted.emit(row))
            line_menu(self, [drop]).popup(line.below)
