"""Photos and files of a case; dropping one on the panel keeps it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.attachments.at_hand import FilesAtHand
from app.attachments.from_disk import size_words
from app.attachments.schemas import AttachmentDraft, AttachmentRow
from app.core.words import gettext as _
from app.recovery.detail.acts import FileActs
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.dialogs import Dialogs
from app.ui.line_menu import Entry, line_menu
from app.ui.press_row import PressRow, RowWords
from app.ui.section import Lines, Section
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class FileSection(Section):
    """``picture_wanted`` carries a picture to show and its name."""

    picture_wanted = Signal(object, str)

    def __init__(self, theme: Theme, view_model: DetailViewModel, *, dialogs: Dialogs) -> None:
        super().__init__(theme, _("Photos and files"))
        self._view_model = view_model
        self.at_hand = FilesAtHand(
            add=self._add, content=self._acts.content, dialogs=dialogs, notices=view_model.notices
        )
        self.at_hand.show_picture = self.picture_wanted.emit
        self.adding = self.add_button(_("Add file"))
        self.adding.clicked.connect(self.at_hand.choose)
        self.lines = Lines(theme, gap=3)
        none = _("Drop a photo or file on the case to keep it.")
        self.none = SpanLabel(theme, [Span(none)], role="small", colour="ink2")
        self.body.addWidget(self.lines)
        self.body.addWidget(self.none)

    def show_case(self, shown: ShownCase) -> None:
        """Show the files of a case."""
        rows = shown.detail.files
        widgets: dict[object, QWidget] = {row.id: self._line(row) for row in rows}
        self.lines.show_widgets(widgets)
        self.none.setVisible(not widgets)

    def _add(self, draft: AttachmentDraft) -> None:
        self._acts.add(self._view_model.case_id, draft)

    @property
    def _acts(self) -> FileActs:
        return self._view_model.acts.files

    def _line(self, row: AttachmentRow) -> PressRow:
        wording = self._view_model.reading.wording
        when = wording.instant_near(row.added_at, self._view_model.reading.now)
        rest = ", ".join(part for part in (size_words(row.size), when, row.staff_name) if part)
        icon = "image" if row.is_picture else "paperclip"
        spans = (Span(row.file_name), Span("  " + rest, small=True, colour="ink2"))
        line = PressRow(self._theme, RowWords(spans, icon=icon))
        line.clicked.connect(lambda: line_menu(self, self._entries(row)).popup(line.below))
        return line

    def _entries(self, row: AttachmentRow) -> list[Entry | None]:
        entries: list[Entry | None] = []
        if row.is_picture:
            entries.append((_("Look at it"), partial(self.at_hand.look_at, row)))
        entries.append((_("Save a copy…"), partial(self.at_hand.save_copy, row)))
        entries.append((_("Remove"), partial(self._acts.remove, row)))
        return entries
