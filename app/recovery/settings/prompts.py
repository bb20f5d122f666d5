"""What to say at each step of a recovery."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.cases.settings import usual_prompts
from app.cases.words.labels import step_words
from app.core.words import gettext as _
from app.model.case import CaseStep
from app.recovery.settings.sheet import STEPS, prompt_name
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.form_fields import TextField
from app.ui.labels import plain_label
from app.ui.settings.bound import Bound
from app.ui.showing import show_only
from app.ui.theme.theme import Theme


class PromptsCard(Card):
    """A text for each step; the way back to the usual words stands below one that was changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("What to say"))
        told = _("Shown at each step of a case. An empty text has the usual words again.")
        self.add(plain_label(told, "faint", wrap=True))
        self.bound: dict[str, Bound] = {}
        self.resets: dict[CaseStep, PushButton] = {}
        self._fields: dict[CaseStep, TextField] = {}
        for step in STEPS:
            self._add_step(theme, step)

    def _add_step(self, theme: Theme, step: CaseStep) -> None:
        title = step_words(step)
        field = TextField(title, lines=2)
        reset = PushButton(theme, _("Back to the usual words"), kind="quiet", icon="undo-2")
        reset.setAccessibleName(_("{step}: back to the usual words").format(step=title))
        reset.clicked.connect(lambda: self._reset(step))
        field.edited.connect(lambda: self._follow(step))
        self._fields[step], self.resets[step] = field, reset
        self.bound[prompt_name(step)] = Bound(
            title,
            field,
            lambda _name: field.text or usual_prompts()[step],
            lambda words: self._put(step, words),
            str,
        )
        both = QVBoxLayout()
        both.setSpacing(2)
        both.addWidget(field)
        both.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(both)
        reset.hide()

    def _put(self, step: CaseStep, words: str) -> None:
        self._fields[step].set_text(words)
        self._follow(step)

    def _reset(self, step: CaseStep) -> None:
        self._put(step, usual_prompts()[step])
        self._fields[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, step: CaseStep) -> None:
        show_only(self.resets[step], visible=self._fields[step].text != usual_prompts()[step])
