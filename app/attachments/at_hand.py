"""Bringing files onto a card or into a case, looking at them and saving copies."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.attachments.from_disk import read_draft
from app.attachments.schemas import AttachmentDraft
from app.core.errors import AppError, InvalidInput, ReadOnly
from app.core.words import gettext as _
from app.ui.dialogs import Dialogs
from app.ui.notices import Notices

ShowPicture = Callable[[QImage, str], None]
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')


class KeptFile(Protocol):
    """A file that is kept somewhere."""

    @property
    def file_name(self) -> str:
        """How it is called."""
        ...


def as_file_name(kept: str) -> str:
    """What a file is called as a name in one folder, on every system, that reads from one side to the other."""
    return _NO_NAME.sub("_", kept).strip(". ") or _("file")


class FilesAtHand:
    """What a person does with files; ``add`` keeps one where it belongs, ``content`` gives its bytes.

    ``show_picture`` puts a picture on screen; it is given when there is a place for it.
    """

    def __init__(
        self,
        *,
        add: Callable[[AttachmentDraft], object],
        content: Callable[[Any], bytes],
        dialogs: Dialogs,
        notices: Notices,
    ) -> None:
        self._add = add
        self._read = content
        self._dialogs = dialogs
        self._notices = notices
        self.show_picture: ShowPicture = lambda _image, _title: None

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
        """Keep one file; a notice says why not."""
        try:
            self._add(read_draft(path))
        except InvalidInput as error:
            self._notices.problem(error)

    def look_at(self, row: KeptFile) -> None:
        """Show a picture."""
        content = self._content(row)
        if content is None:
            return
        image = QImage.fromData(content)
        if image.isNull():
            self._notices.problem(AppError(_("“{file}” cannot be shown.").format(file=row.file_name)))
        else:
            self.show_picture(image, row.file_name)

    def save_copy(self, row: KeptFile) -> None:
        """Write a file somewhere else."""
        path = self._dialogs.file_to_save(
            title=_("Save a copy"), filters=_("All files (*)"), suggestion=as_file_name(row.file_name)
        )
        content = self._content(row) if path is not None else None
        if path is None or content is None:
            return
        try:
            path.write_bytes(content)
        except OSError:
            self._notices.problem(ReadOnly(_("“{file}” cannot be written.").format(file=path.name)))
        else:
            self._notices.say(_("Saved as “{file}”").format(file=path.name))

    def _content(self, row: KeptFile) -> bytes | None:
        try:
            return self._read(row)
        except AppError as error:
            self._notices.problem(error)
            return None
