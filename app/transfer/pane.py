"""The Import pane: from dropped files to what came in of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.choices.asking_page import AskingPage
from app.transfer.choices.samples_view_model import SamplesViewModel
from app.transfer.head import ImportHead
from app.transfer.importing.schemas import BatchRow, UndoReport
from app.transfer.match_page import MatchPage
from app.transfer.outcome.done_page import DonePage
from app.transfer.past.card import PastImportsCard
from app.transfer.past.view_model import PastImportsViewModel
from app.transfer.problem_saving import ProblemSaver
from app.transfer.simple_pages import FailedPage, StartPage, WorkPage
from app.transfer.view_model import ImportViewModel, Stage
from app.ui.dialogs import Dialogs
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class ImportPane(QWidget):
    """Signals are for whoever wires the panes together.

    ``attention_wanted`` asks to be brought to the front, ``left`` to go back to the customers,
    ``customer_wanted`` to somebody's card.
    """

    attention_wanted = Signal()
    left = Signal()
    customers_wanted = Signal()
    customer_wanted = Signal(int)

    def __init__(
        self,
        view_model: ImportViewModel,
        *,
        past: PastImportsViewModel,
        saver: ProblemSaver,
        samples: SamplesViewModel,
        theme: Theme,
        wording: Wording,
        dialogs: Dialogs,
    ) -> None:
        super().__init__()
        self.view_model = view_model
        self.past = past
        self._saver = saver
        self._samples = samples
        self._dialogs = dialogs
        self._wording = wording
        self.head = ImportHead(view_model, theme=theme, wording=wording)
        self.past_card = PastImportsCard(past, theme=theme, wording=wording)
        self.start = StartPage(theme, self.past_card)
        self.work = WorkPage(theme, wording)
        self.asking = AskingPage(theme)
        self.match = MatchPage(view_model, samples, theme=theme, wording=wording)
        self.done = DonePage(theme=theme, wording=wording)
        self.failed = FailedPage(theme)
        self._stack = QStackedWidget()
        self._build(theme)
        self._connect()
        past.refresh()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Begin with these files, in front of everything else."""
        self.attention_wanted.emit()
        self.view_model.open_files(paths)

    def choose_files(self) -> None:
        """Have files chosen, and begin with them."""
        self.attention_wanted.emit()
        paths = self._dialogs.files_to_open(title=_("Import"), filters=_file_filters())
        if paths:
            self.open_files(paths)

    def choose_or_go_on(self) -> None:
        """Go back to the import under way, or have files chosen where there is none or it is in sight."""
        under_way = self.view_model.stage not in (Stage.START, Stage.DONE, Stage.FAILED)
        if under_way and not self.isVisible():
            self.attention_wanted.emit()
        elif self.view_model.stage is not Stage.IMPORTING:
            self.choose_files()

    def show_past(self) -> None:
        """Show the imports of the past; what is under way stays."""
        if self.view_model.stage in (Stage.DONE, Stage.FAILED, Stage.MATCHING, Stage.ASKING):
            self.view_model.leave()
        self.attention_wanted.emit()
        self.past_card.list.setFocus()

    def close_work(self) -> None:
        """Stop everything; to be called before the window goes."""
        self._samples.close()
        self.past.close()
        self.view_model.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.view_model.stage is Stage.IMPORTING:
            return
        self.view_model.leave()
        self.left.emit()

    def _show_stage(self) -> None:
        stage = self.view_model.stage
        if stage is Stage.READING:
            names = ", ".join(path.name for path in self.view_model.paths)
            self.work.begin(_("Reading {files} …").format(files=names))
        elif stage is Stage.IMPORTING:
            self.work.begin(_("Importing; you can go on working in the meantime."))
        elif stage is Stage.ASKING and self.view_model.file is not None:
            self.asking.ask(self.view_model.file)
        elif stage is Stage.DONE and self.view_model.report is not None:
            self.done.show_report(self.view_model.report)
        elif stage is Stage.FAILED and self.view_model.trouble is not None:
            self.failed.show_trouble(self.view_model.trouble)
        page = self._pages()[stage]
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            self._take_focus(page)

    def _take_focus(self, page: QWidget) -> None:
        if page is self.match:
            self.match.begin()
        elif page is self.asking:
            self.asking.buttons[0].setFocus()
        else:
            page.setFocus()

    def _pages(self) -> dict[Stage, QWidget]:
        return {
            Stage.START: self.start,
            Stage.READING: self.work,
            Stage.ASKING: self.asking,
            Stage.MATCHING: self.match,
            Stage.IMPORTING: self.work,
            Stage.DONE: self.done,
            Stage.FAILED: self.failed,
        }

    def _show_progress(self, done: int, total: int) -> None:
        """Importing counts rows to be written of every kind; it is shown as rows of the file."""
        report = self.view_model.report
        if self.view_model.stage is Stage.IMPORTING and report is not None and total:
            done, total = done * report.rows // total, report.rows
        self.work.show_progress(done, total)

    def _save_problems(self) -> None:
        file = self.view_model.file
        if file is None:
            return
        suggestion = file.path.with_name(f"{file.path.stem}.{_('problems')}.csv")
        target = self._dialogs.file_to_save(
            title=_("Save problems"), filters=_("Tables (*.csv)"), suggestion=str(suggestion)
        )
        if target is not None:
            self._saver.save(target)

    def _ask_undo(self, batch: BatchRow) -> None:
        if self._dialogs.ask(
            title=_("Undo an import"),
            question=_("Take back what came in with {files}?").format(files=", ".join(batch.file_names)),
            more=_("What somebody has changed or added since stays, and you will see why."),
            yes=_("Undo the import"),
        ):
            self.past.take_back(batch.id)

    def _build(self, theme: Theme) -> None:
        px = theme.px
        for page in dict.fromkeys(self._pages().values()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)

    def _connect(self) -> None:
        view_model = self.view_model
        view_model.stage_changed.connect(self._show_stage)
        view_model.progressed.connect(self._show_progress)
        view_model.taken_back.connect(self.past.note)
        self.head.change_wanted.connect(self.match.show_choices)
        self.start.files_wanted.connect(self.choose_files)
        self.work.stop_wanted.connect(view_model.leave)
        self.asking.chosen.connect(view_model.edits.choose_encoding)
        self.match.left.connect(self._leave)
        self.match.problems_wanted.connect(self._save_problems)
        self.match.outcome.customer_wanted.connect(self.customer_wanted)
        self.done.undo_wanted.connect(self.past.take_back)
        self.done.files_wanted.connect(self.choose_files)
        self.done.customers_wanted.connect(self._show_customers)
        self.done.folder_wanted.connect(_open_folder)
        self.failed.files_wanted.connect(self.choose_files)
        self.failed.again_wanted.connect(lambda: view_model.open_files(view_model.paths))
        self.failed.left.connect(self._leave)
        self.past_card.undo_wanted.connect(self._ask_undo)
        self.past.taken_back.connect(self._show_taken_back)

    def _show_taken_back(self, undone: UndoReport) -> None:
        if self.done.show_taken_back(undone):
            self.head.say_taken_back()

    def _show_customers(self) -> None:
        self.view_model.leave()
        self.customers_wanted.emit()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _file_filters() -> str:
    known = _("Tables, address books and calendars")
    return f"{known} (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xls *.ods *.vcf *.vcard *.ics *.ical *.vcs *.zip);;{_('All files')} (*)"
