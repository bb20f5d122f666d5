"""What people are asked to agree to, in the venue's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.audit.words.kinds import purpose_words
from app.consents.wordings import Wordings, WordingsDraft, usual_wordings
from app.core.errors import AppError
from app.core.words import gettext as _
from app.data_rights.consent_parts import ConsentParts
from app.model.consent import Purpose
from app.ui.cards import Card
from app.ui.draft_form import DraftForm
from app.ui.form_fields import TextField
from app.ui.labels import plain_label
from app.ui.running import succeeded
from app.ui.scrolled import scroll_in


class WordingsForm(QWidget):
    """A page with a text for each purpose; ``left`` when it is closed, whether kept or not."""

    left = Signal()

    def __init__(self, parts: ConsentParts) -> None:
        super().__init__()
        self._parts = parts
        self._lane = parts.new_lane()
        usual = usual_wordings()
        self.fields = {
            purpose.value: TextField(purpose_words(purpose), placeholder=usual[purpose], lines=4)
            for purpose in Purpose
        }
        self.form = DraftForm(
            parts.theme,
            self.fields,
            save=self._save,
            save_words=_("Ask in these words"),
            columns=2,
        )
        told = _(
            "These words are offered when a consent is written down. What was said before stays as it was said."
        )
        card = Card(_("What we ask"))
        card.add(plain_label(told, "small", wrap=True))
        card.add(self.form)
        column = QVBoxLayout()
        column.setContentsMargins(8, 2, 16, 16)
        column.addWidget(card)
        column.addStretch(1)
        scroll_in(self, column)
        self.form.done.connect(self.left)
        self.form.left.connect(self.left)

    def start(self) -> None:
        """Begin with the words as they are."""
        service = self._parts.wordings
        self._lane.ask(lambda _stop: service.get(), then=self._show, otherwise=self._fail)

    def close_lane(self) -> None:
        """Ask nothing more."""
        self._lane.close()

    def _show(self, wordings: Wordings) -> None:
        for purpose, words in wordings.items():
            self.fields[purpose.value].set_text(words)
        self.form.forget_typed()
        self.form.start()

    def _save(self) -> bool:
        draft = WordingsDraft(**{name: field.text for name, field in self.fields.items()})
        return succeeded(self._parts.runner, lambda: self._parts.wordings.save(draft))

    def _fail(self, error: AppError) -> None:
        self._parts.notices.problem(error)
