"""Photos and files of a case; dropping one on the panel keeps it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.attachments.schemas import LARGEST_BYTES, AttachmentDraft, AttachmentRow
from app.core.errors import AppError, InvalidInput, Problem, ReadOnly
from app.recovery.detail.acts import FileActs
from app.recovery.detail.press_row import PressRow, RowWords
from app.recovery.detail.section import Lines, Section
from app.recovery.detail.view_model import DetailViewModel, ShownCase
from app.ui.dialogs import Dialogs
from app.ui.line_menu import Entry, line_menu
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme

_KILO = 1024


class FileSection(Section):
    """``picture_wanted`` carries a picture to show and its name."""

    picture_wanted = Signal(object, str)

    def __init__(self, theme: Theme, view_model: DetailViewModel, *, dialogs: Dialogs) -> None:
        super().__init__(theme, _("Photos and files"))
        self._view_model = view_model
        self._dialogs = dialogs
        self.adding = self.add_button(_("Add file"))
        self.adding.clicked.connect(self.choose)
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

    @staticmethod
    def can_take(data: QMimeData) -> bool:
        """Whether there are files on this computer among what is dragged."""
        return any(url.isLocalFile() for url in data.urls())

    def take(self, data: QMimeData) -> None:
        """Keep every file that was dropped."""
        for url in data.urls():
            if url.isLocalFile():
                self.keep(Path(url.toLocalFile()))

    def choose(self) -> None:
        """Have a file chosen and keep it."""
        path = self._dialogs.file_to_open(title=_("Add a photo or file"), filters=_("All files (*)"))
        if path is not None:
            self.keep(path)

    def keep(self, path: Path) -> None:
        """Keep one file with the case; a notice says why not."""
        case_id = self._view_model.case_id
        try:
            draft = AttachmentDraft(file_name=path.name, content=_read(path))
            self._acts.add(case_id, draft)
        except InvalidInput as error:
            self._view_model.notices.problem(error)

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
            entries.append((_("Look at it"), partial(self._look_at, row)))
        entries.append((_("Save a copy…"), partial(self._save_copy, row)))
        entries.append((_("Remove"), partial(self._acts.remove, row)))
        return entries

    def _look_at(self, row: AttachmentRow) -> None:
        content = self._content(row)
        if content is None:
            return
        image = QImage.fromData(content)
        if image.isNull():
            error = AppError(_("“{file}” cannot be shown.").format(file=row.file_name))
            self._view_model.notices.problem(error)
        else:
            self.picture_wanted.emit(image, row.file_name)

    def _save_copy(self, row: AttachmentRow) -> None:
        path = self._dialogs.file_to_save(
            title=_("Save a copy"), filters=_("All files (*)"), suggestion=row.file_name
        )
        content = self._content(row) if path is not None else None
        if path is None or content is None:
            return
        try:
            path.write_bytes(content)
        except OSError:
            error = ReadOnly(_("“{file}” cannot be written.").format(file=path.name))
            self._view_model.notices.problem(error)
        else:
            self._view_model.notices.say(_("Saved as “{file}”").format(file=path.name))

    def _content(self, row: AttachmentRow) -> bytes | None:
        read: Callable[[AttachmentRow], bytes] = self._acts.content
        try:
            return read(row)
        except AppError as error:
            self._view_model.notices.problem(error)
            return None


def size_words(size: int) -> str:
    """A number of bytes as people read it."""
    if size < _KILO * _KILO:
        return _("{count} KB").format(count=max(1, round(size / _KILO)))
    return _("{count} MB").format(count=f"{size / _KILO / _KILO:.1f}")


def _read(path: Path) -> bytes:
    """The bytes of a file, not read at all when there are too many."""
    try:
        if path.is_dir():
            raise InvalidInput([Problem("file_name", _("“{file}” is a folder.").format(file=path.name))])
        if path.stat().st_size > LARGEST_BYTES:
            message = _("“{file}” is larger than 20 MB.").format(file=path.name)
            raise InvalidInput([Problem("file_name", message)])
        return path.read_bytes()
    except OSError as error:
        message = _("“{file}” cannot be read.").format(file=path.name)
        raise InvalidInput([Problem("file_name", message)]) from error
