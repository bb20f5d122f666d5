"""A note on the time axis, written or changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.words import gettext as _
from app.model.survey import Metric
from app.surveys.schemas.drafts import AnnotationDraft, AnnotationEdit
from app.surveys.schemas.rows import AnnotationRow
from app.ui.buttons import PushButton
from app.ui.commands import CommandRunner
from app.ui.draft_form import DraftForm
from app.ui.form_fields import ChoiceField, DateField, LineField, Option
from app.ui.labels import plain_label
from app.ui.running import succeeded
from app.ui.theme.theme import Theme

_EVERY, _THIS = "every", "this"


class KeepsNotes(Protocol):
    """Whoever keeps notes."""

    def add(self, draft: AnnotationDraft) -> Outcome[int]:
        """Write one."""
        ...

    def edit(self, note_id: int, edit: AnnotationEdit) -> Outcome[None]:
        """Change one."""
        ...

    def remove(self, note_id: int, version: int) -> Outcome[None]:
        """Take one away."""
        ...


class NoteForm(QFrame):
    """``left`` follows when a note is kept, taken away, or the form is closed without."""

    left = Signal()

    def __init__(self, theme: Theme, notes: KeepsNotes, *, runner: CommandRunner) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._notes = notes
        self._runner = runner
        self._row: AnnotationRow | None = None
        self._metric = Metric.NPS
        self._title = plain_label("", "card-title", wrap=True)
        self.text = LineField(_("What happened"), placeholder=_("Welcome calls began"), limit=120)
        self.on = DateField(theme, _("On which day"), none_words=_("No day"), clear_words=_("No day"))
        self.where = ChoiceField(
            _("On which charts"), [Option(_EVERY, _("On every chart")), Option(_THIS, _("Only on this one"))]
        )
        fields = {"text": self.text, "on": self.on, "where": self.where}
        self.form = DraftForm(theme, fields, save=self._save, columns=3)
        self.remove = PushButton(theme, _("Remove the note"), kind="quiet-danger", icon="trash-2")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        for part in (self._title, self.form, self.remove):
            column.addWidget(part)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)
        self.remove.clicked.connect(self._remove)

    def start_new(self, on: date, metric: Metric) -> None:
        """Begin a note on a day."""
        self._begin(None, metric, title=_("A note on the charts"))
        self.text.set_text("")
        self.on.set_value(on)
        self.where.choose(_EVERY)
        self.form.start()

    def start_change(self, row: AnnotationRow, metric: Metric) -> None:
        """Begin to change a note."""
        self._begin(row, metric, title=_("Change the note"))
        self.text.set_text(row.text)
        self.on.set_value(row.on)
        self.where.choose(_EVERY if row.metric is None else _THIS)
        self.form.start()

    def _begin(self, row: AnnotationRow | None, metric: Metric, *, title: str) -> None:
        self._row, self._metric = row, metric
        self._title.setText(title)
        self.remove.setVisible(row is not None)

    def _save(self) -> bool:
        on = self.on.value
        if on is None:
            raise InvalidInput([Problem("on", _("Choose the day."))])
        metric = self._metric if self.where.value == _THIS else None
        row = self._row
        if row is None:
            draft = AnnotationDraft(on=on, text=self.text.text, metric=metric)
            return self._do(lambda: self._notes.add(draft))
        kept = row.metric if row.metric is not None and metric is not None else metric
        edit = AnnotationEdit(version=row.version, on=on, text=self.text.text, metric=kept)
        return self._do(lambda: self._notes.edit(row.id, edit))

    def _remove(self) -> None:
        row = self._row
        if row is not None and self._do(lambda: self._notes.remove(row.id, row.version)):
            self.left.emit()

    def _do(self, work: Callable[[], Outcome[Any]]) -> bool:
        return succeeded(self._runner, work)
