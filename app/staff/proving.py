"""Asks for the password once more, before what is worth more than a look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.words import gettext as _
from app.sign_in.rows import Answer, Welcome
from app.sign_in.schemas import LONGEST_PASSWORD
from app.sign_in.service.signing_in import SignInService
from app.sign_in.words import refusal_words
from app.staff.settings.secret_form import hide_typed, line_of
from app.ui.draft_form import DraftForm
from app.ui.form_fields import LineField
from app.ui.labels import plain_label
from app.ui.lane import AnyLane
from app.ui.theme.theme import Theme


class ProveDialog(QDialog):
    """Accepted once the password of whoever is signed in was right; Esc leaves things as they are."""

    def __init__(
        self, theme: Theme, sign_in: SignInService, *, name: str, lane: AnyLane, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._lane = lane
        self.setWindowTitle(_("Your password"))
        self.setMinimumWidth(theme.px(380))
        self.field = LineField(_("Your password"), limit=LONGEST_PASSWORD)
        hide_typed(self.field, digits=False)
        self.form = DraftForm(theme, {"password": self.field}, save=self._begin, save_words=_("Go on"))
        self.form.left.connect(self.reject)
        self._wrong = plain_label("", "error", wrap=True)
        self._wrong.hide()
        self.form.add_below(self._wrong)
        told = _("{name}, please type your password: this is worth more than a look.").format(name=name)
        column = QVBoxLayout(self)
        edge = theme.px(20)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(12))
        column.addWidget(plain_label(_("Is it you?"), "page-title", wrap=True))
        column.addWidget(plain_label(told, wrap=True))
        column.addWidget(self.form)
        self.form.start()

    @property
    def told(self) -> str:
        """Why it does not go on."""
        return self._wrong.text()

    def _begin(self) -> bool:
        typed = line_of(self.field).text()
        if typed:
            self.form.save_button.setEnabled(False)
            prove = self._sign_in.prove
            self._lane.ask(lambda _cancellation: prove(typed), then=self._take, otherwise=self._fail)
        return False

    def _take(self, answer: Answer) -> None:
        self.form.save_button.setEnabled(True)
        if isinstance(answer, Welcome):
            self._sign_in.admit(answer)
            self.accept()
            return
        self.field.set_text("")
        self._say(refusal_words(answer))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: AppError) -> None:
        self.form.save_button.setEnabled(True)
        self._say(str(error))

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.show()
