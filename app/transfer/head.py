"""The head of an import: its title, how the files are read, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.core.words import ngettext
from app.transfer.choices.file_words import read_as
from app.transfer.files_in_hand import FileInHand
from app.transfer.line_button import LineButton
from app.transfer.view_model import ImportViewModel, Stage
from app.ui.chips import Chip, ChipSpec
from app.ui.flow_layout import FlowLayout
from app.ui.labels import plain_label
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme
from app.wording.formats import Wording

_STEP_OF = {Stage.READING: 0, Stage.ASKING: 0, Stage.MATCHING: 1, Stage.IMPORTING: 2, Stage.DONE: 3}


class ImportHead(QWidget):
    """``change_wanted`` asks for the choices of how the file is read."""

    change_wanted = Signal()

    def __init__(self, view_model: ImportViewModel, *, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._view_model = view_model
        self._theme = theme
        self._wording = wording
        self._gone = False
        self._title = SpanLabel(theme, role="page_title")
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._line = LineButton(theme, _("Change"))
        self._line.pressed.connect(self.change_wanted)
        self._more = plain_label("", "small", wrap=True)
        self._steps = FlowLayout(gap=10, line_gap=4)
        self._build()
        view_model.stage_changed.connect(self._begin_stage)
        view_model.files_changed.connect(self.refresh)
        self.refresh()

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.accessibleName()

    def refresh(self) -> None:
        """Show how things are now."""
        stage, file = self._view_model.stage, self._view_model.file
        self._title.set_spans([Span(self._title_words(stage))])
        shows_file = stage is Stage.MATCHING and file is not None
        self._line.setVisible(shows_file)
        if shows_file and file is not None:
            words = read_as(file, self._wording)
            several = len(self._view_model.files) > 1
            self._line.set_words(f"{file.path.name}: {words}" if several else words)
        self._more.setText(self._more_words(stage))
        self._more.setVisible(bool(self._more.text()))
        self._show_steps(stage, file)

    def say_taken_back(self) -> None:
        """Say of the import shown that it is no more."""
        self._gone = True
        self.refresh()

    def _begin_stage(self) -> None:
        self._gone = False
        self.refresh()

    def _title_words(self, stage: Stage) -> str:
        paths = self._view_model.paths
        if stage is Stage.START or not paths:
            return _("Import")
        name = paths[0].name
        if len(paths) > 1:
            name = ngettext("{count} file", "{count} files", len(paths)).format(count=len(paths))
        if stage is Stage.DONE and self._gone:
            return ngettext("{name} was taken back", "{name} were taken back", len(paths)).format(name=name)
        if stage is Stage.DONE:
            return ngettext("{name} is in", "{name} are in", len(paths)).format(name=name)
        return _("Import {name}").format(name=name)

    def _more_words(self, stage: Stage) -> str:
        if stage is Stage.START:
            words = _(
                "A list of {customers}, an export of bookings or sales, an address book, a calendar:"
                " CSV, vCard or iCalendar."
            )
            return words.format(customers=self._wording.words.customers_title.lower())
        if stage is Stage.DONE and not self._gone:
            return _("Everything that came in says so on its card, and can be taken back as a whole.")
        return ""

    def _show_steps(self, stage: Stage, file: FileInHand | None) -> None:
        self._steps.clear()
        now = _STEP_OF.get(stage)
        if now is None:
            return
        for place, words in enumerate(_steps(table=file is None or file.mapping is not None)):
            chip = Chip(self._theme, ChipSpec(words, "brand" if place <= now else "neutral"))
            state = _("done") if place < now else _("now") if place == now else _("to come")
            chip.setAccessibleName(f"{words}, {state}")
            self._steps.addWidget(chip)

    def _build(self) -> None:
        steps = QWidget()
        steps.setLayout(self._steps)
        steps.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(self._title, 1)
        upper.addWidget(steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(upper)
        column.addWidget(self._line)
        column.addWidget(self._more)


def _steps(*, table: bool) -> Sequence[str]:
    return (_("1 Read"), _("2 Match columns") if table else _("2 Look through"), _("3 Import"))
