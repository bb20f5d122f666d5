"""Something promised to whoever gave an answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.core.words import gettext as _
from app.metrics.to_answer.view_model import ToAnswerViewModel
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.ui.typed_fields import MomentField


class PromiseForm(QFrame):
    """What, and by when."""

    left = Signal()

    def __init__(self, theme: Theme, view_model: ToAnswerViewModel, *, zone: str) -> None:
        super().__init__()
        self._view_model = view_model
        self._title = plain_label("", "card-title", wrap=True)
        self.what = LineField(_("What is promised"), placeholder=_("Call about the shower"))
        self.due_at = MomentField(theme, _("By when"), zone=zone)
        self.form = DraftForm(theme, {"what": self.what, "due_at": self.due_at}, save=self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self.form)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self, who: str) -> None:
        """Begin a promise to this person."""
        self._title.setText(_("Promise to {person}").format(person=who))
        self.what.set_text("")
        self.due_at.show_moment(None)
        self.form.start()

    def _save(self) -> bool:
        return self._view_model.promise(what=self.what.text, due_at=self.due_at.read("due_at"))
