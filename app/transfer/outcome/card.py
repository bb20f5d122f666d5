"""The right side of an import: what will happen, row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.importing.schemas import ImportReport
from app.transfer.list_card import ListCard
from app.transfer.outcome.table import OutcomeTable
from app.transfer.outcome.tables import person_columns, problem_columns, same_columns
from app.transfer.outcome.words import chips, problem_rows
from app.transfer.progress_line import ProgressLine
from app.transfer.view_model import ImportViewModel
from app.ui.chips import Chip, chip_width
from app.ui.empty_state import EmptyState
from app.ui.flow_layout import FlowLayout
from app.ui.labels import hairline
from app.ui.segmented import Segmented
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

PROBLEMS, UPDATED, NEW, SAME = "problems", "updated", "new", "same"
_GAP = 6


class OutcomeCard(ListCard):
    """``customer_wanted`` asks for the card of somebody who is known already."""

    customer_wanted = Signal(int)

    def __init__(self, view_model: ImportViewModel, *, theme: Theme, wording: Wording) -> None:
        super().__init__(theme, _("What will happen"))
        self._view_model = view_model
        self._theme = theme
        self._wording = wording
        self._chips = FlowLayout(gap=_GAP, line_gap=4)
        self._room = QWidget()
        self.progress = ProgressLine()
        self.tabs = Segmented([(key, words) for key, words in _tabs().items()], name=_("Rows to look at"))
        self.tables = {key: OutcomeTable(theme, name=words) for key, words in _tabs().items()}
        self._empty = EmptyState(theme, sentence="", icon="check")
        self._looking = EmptyState(
            theme,
            sentence=_("The rows are being looked at"),
            more=_("You can match columns meanwhile."),
            icon="clock",
        )
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(theme.px(120))
        self._mask = QCheckBox(_("Bring rows with a card number in, with its digits masked"))
        self._cut = SpanLabel(theme, colour="ink2")
        self._build()
        self._connect()

    def show_report(self) -> None:
        """Show what the view model knows by now."""
        report = self._view_model.report
        working = self._view_model.working
        self.progress.setVisible(working)
        if working:
            self.progress.say(_("Working out what will happen …"))
        self._show_chips(None if working else report)
        self.tabs.setEnabled(report is not None)
        if report is not None:
            self._show_tables(report)
        self._show_tab()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the working out is."""
        self.progress.show_progress(done, total, wording=self._wording)

    def _show_chips(self, report: ImportReport | None) -> None:
        self._chips.clear()
        shown = chips(report, self._wording) if report is not None else ()
        for spec in shown:
            self._chips.addWidget(Chip(self._theme, spec))
        self._room.setVisible(bool(shown))
        self._fit_chips()

    def _fit_chips(self) -> None:
        """Keep the chips at the right, in one line where there is room."""
        report = self._view_model.report
        shown = chips(report, self._wording) if report is not None else ()
        self._room.setMaximumWidth(max(1, sum(chip_width(self._theme, spec) + _GAP for spec in shown) - _GAP))

    def _show_tables(self, report: ImportReport) -> None:
        files, wording = self._view_model.files, self._wording
        wrong = (*report.problems, *report.notes)
        self.tables[PROBLEMS].show_all(problem_columns(files, wording), wrong)
        self.tables[UPDATED].show_all(person_columns(files, wording, changes=True), report.updated)
        self.tables[NEW].show_all(person_columns(files, wording, changes=False), report.new)
        self.tables[SAME].show_all(same_columns(files, wording), report.same_persons)
        for key, count in self._counts(report).items():
            self.tabs.set_words(key, f"{_tabs()[key]} {wording.number(count)}")
        refused = any(row.problem.reason == _("Card number refused") for row in report.problems)
        self._mask.setVisible(refused or self._view_model.mask_cards)

    def _show_tab(self) -> None:
        key, report = self.tabs.current, self._view_model.report
        if report is None:
            self._stack.setCurrentWidget(self._looking)
        elif self.tables[key].rows.rows:
            self._stack.setCurrentWidget(self.tables[key])
        else:
            sentence, more = _why_empty(key)
            self._empty.set_words(sentence=sentence, more=more)
            self._stack.setCurrentWidget(self._empty)
        self._show_cut(key)

    def _show_cut(self, key: str) -> None:
        report = self._view_model.report
        shown = len(self.tables[key].rows.all_rows)
        count = self._counts(report)[key] if report is not None else 0
        words = ngettext(
            "The first {shown} of {count} is shown.", "The first {shown} of {count} are shown.", shown
        )
        number = self._wording.number
        self._cut.set_spans([Span(words.format(shown=number(shown), count=number(count)), small=True)])
        self._cut.setVisible(0 < shown < count)

    def _counts(self, report: ImportReport) -> dict[str, int]:
        return {
            PROBLEMS: problem_rows(report) + report.notes_count,
            UPDATED: report.customers_updated,
            NEW: report.customers_added,
            SAME: report.same_persons_count,
        }

    def _build(self) -> None:
        px = self._theme.px
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        self._room.setLayout(self._chips)
        row.addStretch(1)
        row.addWidget(self._room, 100)
        self.put_in_head(right)
        tabs = QWidget()
        line = QHBoxLayout(tabs)
        line.setContentsMargins(px(14), px(10), px(14), px(6))
        line.addWidget(self.tabs)
        for table in self.tables.values():
            self._stack.addWidget(table)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._looking)
        self.add(self.progress)
        self.add(tabs)
        self.add(self._stack, 1)
        self.add(hairline())
        self.add(self._foot())

    def _foot(self) -> QWidget:
        px = self._theme.px
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(px(14), px(10), px(14), px(4))
        column.setSpacing(px(6))
        column.addWidget(self._cut)
        column.addWidget(self._mask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SpanLabel(self._theme, _explained(), role="small", colour="ink2"))
        self._mask.hide()
        self._cut.hide()
        return foot

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self._mask.clicked.connect(lambda mask: self._view_model.choose_masking(mask=bool(mask)))
        self._theme.changed.connect(self._fit_chips)
        self._view_model.report_changed.connect(self.show_report)
        self._view_model.progressed.connect(self.show_progress)
        self.tables[UPDATED].row_opened.connect(lambda row: self._open(row.customer_id))
        self.tables[SAME].row_opened.connect(lambda row: self._open(row.other_customer_id))

    def _open(self, customer_id: int | None) -> None:
        if customer_id is not None:
            self.customer_wanted.emit(customer_id)


def _tabs() -> dict[str, str]:
    return {
        PROBLEMS: _("Problems"),
        UPDATED: _("Updated"),
        NEW: _("New"),
        SAME: _("May be the same person"),
    }


def _why_empty(key: str) -> tuple[str, str]:
    sentences = {
        PROBLEMS: (_("Nothing is wrong"), _("Every row comes in as it is.")),
        UPDATED: (
            _("Nobody is changed"),
            _("People who are known already and stay the same are not listed."),
        ),
        NEW: (_("Nobody is new"), _("Everybody in the file is known already.")),
        SAME: (_("Nobody is double"), _("People who may be one and the same would be listed here.")),
    }
    return sentences[key]


def _explained() -> list[Span]:
    """The sentence under the table with its two words on their grounds."""
    sentence = _(
        "Rows with {red} stay out and are saved beside the file with the reason; {amber} ones come in "
        "without that value. Nothing is written before you say so, and the whole import can be undone."
    )
    before, _red, rest = sentence.partition("{red}")
    between, _amber, after = rest.partition("{amber}")
    return [
        Span(before),
        Span(_("\N{NO-BREAK SPACE}red\N{NO-BREAK SPACE}"), colour="alert", ground="alertsoft"),
        Span(between),
        Span(_("\N{NO-BREAK SPACE}amber\N{NO-BREAK SPACE}"), colour="brass", ground="brasssoft"),
        Span(after),
    ]
