"""Photos and files that go with a new case."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.attachments.from_disk import read_draft
from app.attachments.schemas import AttachmentDraft
from app.core.errors import InvalidInput, Problem
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.chips import ChipButton, ChipSpec
from app.ui.dialogs import Dialogs
from app.ui.flow_layout import FlowLayout
from app.ui.theme.theme import Theme


class FilesRow(QWidget):
    """A button that adds, and a chip for each file; pressing one takes it out."""

    edited = Signal()

    def __init__(self, theme: Theme, dialogs: Dialogs) -> None:
        super().__init__()
        self._theme = theme
        self._dialogs = dialogs
        self._paths: list[Path] = []
        self.add_button = PushButton(theme, _("Add a photo or file"), kind="quiet", icon="paperclip")
        self.add_button.clicked.connect(self._choose)
        self._flow = FlowLayout(self, gap=6, line_gap=6)
        self._flow.addWidget(self.add_button)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which they were added."""
        return tuple(self._paths)

    def add(self, path: Path) -> None:
        """Take a file along."""
        if path not in self._paths:
            self._paths.append(path)
            self._show()

    def clear(self) -> None:
        """Take none along."""
        self._paths.clear()
        self._show()

    def read(self) -> tuple[AttachmentDraft, ...]:
        """The files with what is in them; raises InvalidInput on ``files``."""
        try:
            return tuple(read_draft(path) for path in self._paths)
        except InvalidInput as error:
            raise InvalidInput([Problem("files", problem.message) for problem in error.problems]) from error

    def _choose(self) -> None:
        for path in self._dialogs.files_to_open(title=_("Add a photo or file"), filters=_("All files (*)")):
            self.add(path)

    def _show(self) -> None:
        self._flow.removeWidget(self.add_button)
        self._flow.clear()
        for path in self._paths:
            chip = ChipButton(self._theme, ChipSpec(path.name, "neutral", "x"))
            chip.setAccessibleName(_("{name}: press to take out").format(name=path.name))
            chip.setToolTip(_("Press to take out"))
            chip.clicked.connect(lambda _checked=False, path=path: self._take_out(path))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)
        self.updateGeometry()
        self.edited.emit()

    def _take_out(self, path: Path) -> None:
        self._paths.remove(path)
        self._show()
