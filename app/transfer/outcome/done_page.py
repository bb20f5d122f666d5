"""What came in, what stayed out, and where to go from here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.fact_lines import FactLines
from app.transfer.importing.schemas import ImportReport, UndoReport
from app.transfer.outcome.words import came_in, kept_reasons, stayed_out, taken_back_words
from app.transfer.side_by_side import SideBySide
from app.ui.bands import Band
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.spans import Span
from app.ui.theme.theme import Theme
from app.wording.formats import Wording


class DonePage(QWidget):
    """``undo_wanted`` gives the number of the import."""

    undo_wanted = Signal(int)
    files_wanted = Signal()
    customers_wanted = Signal()
    folder_wanted = Signal(object)

    def __init__(self, *, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._batch_id = 0
        self._report: ImportReport | None = None
        self.gone = Band(theme, tone="brass", icon="undo-2")
        self._came = FactLines(theme)
        self._out = FactLines(theme)
        self._where = plain_label("", "small", wrap=True)
        self.folder_button = PushButton(theme, _("Show the folder"), icon="file-text")
        self.undo_button = PushButton(theme, _("Undo this import"), icon="undo-2")
        self.more_button = PushButton(theme, _("Import another file…"))
        self.show_button = PushButton(
            theme,
            _("Show {customers}").format(customers=wording.words.customers_title.lower()),
            kind="primary",
        )
        self._build(theme)
        self.folder_button.clicked.connect(self._want_folder)
        self.undo_button.clicked.connect(lambda: self.undo_wanted.emit(self._batch_id))
        self.more_button.clicked.connect(self.files_wanted)
        self.show_button.clicked.connect(self.customers_wanted)
        self.setFocusProxy(self.show_button)

    def show_report(self, report: ImportReport) -> None:
        """Say what was imported."""
        self._report = report
        self._batch_id = report.batch_id or 0
        self.gone.hide()
        self.undo_button.setEnabled(True)
        self._came.show_lines(
            came_in(report, self._wording) or [("check", _("Everything was known already"))]
        )
        self._out.show_lines(
            stayed_out(report, self._wording) or [("check", _("Nothing: every row came in as it was"))]
        )
        saved = [file.rejected_file for file in report.files if file.rejected_file is not None]
        self._where.setText(
            report.rejected_unsaved
            or "\n".join(
                _("The rows that stayed out are in {path}, each with its reason.").format(path=path)
                for path in saved
            )
        )
        self._where.setVisible(bool(self._where.text()))
        self.folder_button.setVisible(bool(saved))

    def show_taken_back(self, undone: UndoReport) -> bool:
        """Say what stayed if it was the import shown that was taken back; whether it was."""
        if undone.batch_id != self._batch_id:
            return False
        lines = [taken_back_words(undone, self._wording), *kept_reasons(undone, self._wording)]
        self.gone.set_spans([Span("\n".join(lines))])
        self.gone.show()
        self.undo_button.setEnabled(False)
        return True

    def _want_folder(self) -> None:
        files = self._report.files if self._report is not None else ()
        saved = next((file.rejected_file for file in files if file.rejected_file is not None), None)
        if saved is not None:
            self.folder_wanted.emit(saved.parent)

    def _build(self, theme: Theme) -> None:
        came, out = Card(_("What came in")), Card(_("What stayed out"))
        came.add(self._came)
        came.body.addStretch(1)
        out.add(self._out)
        out.add(self._where)
        row = QHBoxLayout()
        row.addWidget(self.folder_button)
        row.addStretch(1)
        out.add(row)
        out.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.undo_button)
        foot.addStretch(1)
        foot.addWidget(self.more_button)
        foot.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.gone)
        cards = SideBySide(theme, [(came, 1), (out, 1)], enough=680)
        cards.setMaximumHeight(theme.px(320))
        column.addWidget(cards, 100)
        column.addLayout(foot)
        column.addStretch(1)
        self.gone.hide()
