"""The card in which an answer is changed, over whatever is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.metrics.changing.fields import AnswerFields
from app.ui.buttons import PushButton
from app.ui.floating_card import FloatingCard
from app.ui.kept_form import KeptForm
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme


class ChangeCard(FloatingCard):
    """One answer at a time; ``remove`` takes out the one that is shown."""

    def __init__(self, theme: Theme, *, remove: Callable[[], object]) -> None:
        self.remove_button = PushButton(theme, _("Take this answer out"), kind="quiet-danger", icon="trash-2")
        self.remove_button.clicked.connect(lambda _checked: remove())
        super().__init__(theme, title=_("An answer"), save_words=_("Save"))
        self.form: KeptForm | None = None
        self._told = plain_label("", "small", wrap=True)
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.fill((self._told, self._place))
        self.save_button.hide()

    def show_answer(self, fields: AnswerFields, *, told: str) -> KeptForm:
        """Show this answer; ``told`` says what was asked, when and by whom."""
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self._told.setText(told)
        self.form = KeptForm(self.theme, fields, titles=fields.titles, columns=2)
        self._column.addWidget(self.form)
        return self.form

    def start(self) -> None:
        """Put the keys into the score."""
        if self.form is not None:
            self.form.fields["score"].setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Save what was changed."""
        if self.form is not None:
            self.form.submit()

    def _foot(self) -> QHBoxLayout:
        row = super()._foot()
        row.insertWidget(0, self.remove_button)
        self._cancel.hide()
        return row
