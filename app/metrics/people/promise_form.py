"""Something promised to whoever gave an answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.words import gettext as _
from app.metrics.people.rows import PersonRow
from app.metrics.people.view_model import PeopleViewModel
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MomentField


class PromiseForm(QFrame):
    """What, and by when; for one person at a time."""

    left = Signal()

    def __init__(self, theme: Theme, view_model: PeopleViewModel, *, zone: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._view_model = view_model
        self._row: PersonRow | None = None
        self._title = plain_label("", "card-title", wrap=True)
        self.what = LineField(_("What is promised"), placeholder=_("Call about the shower"))
        self.due_at = MomentField(theme, _("By when"), zone=zone)
        self.form = DraftForm(theme, {"what": self.what, "due_at": self.due_at}, save=self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(self._title)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self, row: PersonRow) -> None:
        """Begin a promise to this person."""
        self._row = row
        self._title.setText(_("Promise to {person}").format(person=row.who))
        self.what.set_text("")
        self.due_at.show_moment(None)
        self.form.start()

    def _save(self) -> bool:
        row = self._row
        return row is not None and self._view_model.promise(
            row, what=self.what.text, due_at=self.due_at.read("due_at")
        )
