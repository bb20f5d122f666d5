"""Matching columns and looking at what will happen, then Import."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.choices.card import ChoicesCard
from app.transfer.choices.file_words import dates_words, doubtful_date, is_date_doubtful
from app.transfer.choices.samples_view_model import SamplesViewModel
from app.transfer.columns.card import ColumnsCard
from app.transfer.doubt_band import DoubtBand
from app.transfer.files_in_hand import FileInHand, RefusedFile
from app.transfer.mapping.dates import DateStyle
from app.transfer.matching_name import MatchingName
from app.transfer.outcome.card import OutcomeCard
from app.transfer.outcome.found_card import FoundCard
from app.transfer.outcome.words import problem_rows, rows_coming_in
from app.transfer.side_by_side import SideBySide
from app.transfer.view_model import ImportViewModel, Stage
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.form_fields import ChoiceField, Option
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_NARROW = 720


class MatchPage(QWidget):
    """``left`` follows Cancel, ``problems_wanted`` Save problems…"""

    left = Signal()
    problems_wanted = Signal()

    def __init__(
        self, view_model: ImportViewModel, samples: SamplesViewModel, *, theme: Theme, wording: Wording
    ) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self._wording = wording
        edits = view_model.edits
        self.columns = ColumnsCard(theme)
        self.found = FoundCard(theme=theme, wording=wording)
        self.choices = ChoicesCard(edits, samples, theme=theme, wording=wording)
        self.outcome = OutcomeCard(view_model, theme=theme, wording=wording)
        self.files = ChoiceField(_("File shown"), ())
        self.files.setMaximumWidth(theme.px(430))
        self.refused = Band(theme, tone="alert", icon="triangle-alert")
        self.doubt = DoubtBand(theme)
        self.name = MatchingName(theme)
        self.cancel_button = PushButton(theme, _("Cancel"))
        self.problems_button = PushButton(theme, _("Save problems…"))
        self.import_button = PushButton(theme, "", kind="primary")
        self._offering = False
        self._left = QStackedWidget()
        self._left.setMinimumSize(theme.px(200), theme.px(120))
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build(theme)
        self._connect()

    def show_choices(self) -> None:
        """Let it be changed how the file is read."""
        if self._view_model.file is not None:
            self.choices.show_file(self._view_model.file)
            self._left.setCurrentWidget(self.choices)
            self.choices.setFocus()

    def begin(self) -> None:
        """Put the focus where work begins."""
        self._show_left()
        self._focus_left()

    def _focus_left(self) -> None:
        shown = self._left.currentWidget()
        if shown is not None:
            shown.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if narrow else right)

    def _show_files(self) -> None:
        file = self._view_model.file
        if file is None:
            return
        self._offer_files(self._view_model.files)
        self._tell_refused(self._view_model.refused)
        self._tell_doubt(file)
        self.name.setVisible(file.mapping is not None)
        self.name.show_name(file.name)
        if file.mapping is not None:
            self.columns.show_mapping(file.mapping)
        if self._left.currentWidget() is self.choices:
            self.choices.refresh(file)
        else:
            self._show_left()

    def _show_left(self) -> None:
        file = self._view_model.file
        self._left.setCurrentWidget(self.columns if file is None or file.mapping is not None else self.found)

    def _show_report(self) -> None:
        report, working = self._view_model.report, self._view_model.working
        self.found.show_report(None if working else report)
        self.import_button.setEnabled(self._view_model.can_import)
        self.import_button.set_words(self._import_words())
        wrong = report is not None and problem_rows(report) > 0
        self.problems_button.setEnabled(wrong and not working)

    def _import_words(self) -> str:
        report, wording = self._view_model.report, self._wording
        if report is None or self._view_model.working:
            return _("Import")
        if not report.changes_something:
            nothing = report.rows_rejected == report.rows
            return _("No row can come in") if nothing else _("Nothing new to import")
        count = rows_coming_in(report)
        cards = all(file.mapping is None for file in self._view_model.files)
        words = (
            ngettext("Import {count} card", "Import {count} cards", count)
            if cards
            else ngettext("Import {count} row", "Import {count} rows", count)
        )
        if all(file.look.kind == "calendar" for file in self._view_model.files):
            words = ngettext("Import {count} event", "Import {count} events", count)
        return words.format(count=wording.number(count))

    def _offer_files(self, files: Sequence[FileInHand]) -> None:
        self.files.setVisible(len(files) > 1)
        self._offering = True
        self.files.set_options([Option(str(place), file.path.name) for place, file in enumerate(files)])
        self.files.choose(str(self._view_model.current))
        self._offering = False

    def _tell_refused(self, refused: Sequence[RefusedFile]) -> None:
        lines = [_("{what} It stays out.").format(what=one.error.what) for one in refused]
        self.refused.set_spans([Span("\n".join(lines))])
        self.refused.setVisible(bool(refused))

    def _tell_doubt(self, file: FileInHand) -> None:
        doubtful = file.mapping is not None and is_date_doubtful(file.mapping)
        self.doubt.setVisible(doubtful)
        if doubtful and file.mapping is not None:
            self.doubt.ask(doubtful_date(file.mapping), reading=dates_words(file.mapping))

    def _show_other_file(self) -> None:
        if self.files.value and not self._offering:
            self._left.setCurrentWidget(self.columns)
            self._view_model.show_file(int(self.files.value))

    def _stage_changed(self) -> None:
        if self._view_model.stage is Stage.READING and not self._view_model.files:
            self._left.setCurrentWidget(self.columns)

    def _leave_choices(self) -> None:
        self._show_left()
        self._focus_left()

    def _connect(self) -> None:
        view_model = self._view_model
        view_model.files_changed.connect(self._show_files)
        view_model.report_changed.connect(self._show_report)
        view_model.stage_changed.connect(self._stage_changed)
        self.columns.target_chosen.connect(view_model.edits.choose_target)
        self.choices.left.connect(self._leave_choices)
        self.files.edited.connect(self._show_other_file)
        self.doubt.chosen.connect(lambda style: view_model.edits.choose_date_style(DateStyle(style)))
        self.name.named.connect(view_model.edits.choose_name)
        self.cancel_button.clicked.connect(self.left)
        self.problems_button.clicked.connect(self.problems_wanted)
        self.import_button.clicked.connect(view_model.run)

    def _build(self, theme: Theme) -> None:
        for card in (self.columns, self.found, self.choices):
            self._left.addWidget(card)
        body = SideBySide(theme, [(self._left, 10), (self.outcome, 19)], enough=820, height=340)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.cancel_button, self.problems_button, self.import_button):
            buttons.addWidget(button)
        self._foot.setSpacing(10)
        self._foot.addWidget(self.name, 1)
        self._foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.refused)
        column.addWidget(self.doubt)
        column.addWidget(self.files)
        column.addWidget(body, 1)
        column.addLayout(self._foot)
        for part in (self.refused, self.doubt, self.files):
            part.hide()
