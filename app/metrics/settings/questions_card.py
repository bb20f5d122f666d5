"""The questions in every language, one language at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.metrics.settings.asking_fields import language_title
from app.metrics.settings.parts import SurveyParts
from app.metrics.settings.question_fields import QuestionFields
from app.surveys.questions import primary
from app.ui.buttons import PushButton
from app.ui.form_grid import WHOLE_ROW
from app.ui.kept_form import KeptForm
from app.ui.labels import plain_label
from app.ui.segmented import Segmented

_WHOLE = ("nps", "csat", "ces", "why", "thanks")


class QuestionsCard(QWidget):
    """What is typed in one language stays while another one is looked at."""

    def __init__(self, parts: SurveyParts) -> None:
        super().__init__()
        self._parts = parts
        self._forms: dict[str, KeptForm] = {}
        home = primary(parts.home)
        languages = sorted(parts.shipped, key=lambda each: each != home)
        self.languages = Segmented([(each, language_title(each)) for each in languages], name=_("Language"))
        self.languages.chosen.connect(self.show_language)
        self._stack = QStackedWidget()
        told = _("{place} stands for the name of the venue.").format(place="{venue}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.languages)
        column.addWidget(plain_label(told, "faint", wrap=True))
        column.addWidget(self._stack)
        self.show_language(self.languages.current)

    @property
    def form(self) -> KeptForm:
        """The form of the language that is shown."""
        return self._forms[self.languages.current]

    def show_language(self, language: str) -> None:
        """Show the words of one language."""
        if language not in self._forms:
            self._forms[language] = self._build(language)
            self._stack.addWidget(self._forms[language])
        self._stack.setCurrentWidget(self._forms[language])

    def follow(self) -> None:
        """Something was changed, here or elsewhere."""
        for form in self._forms.values():
            form.follow()

    def _build(self, language: str) -> KeptForm:
        fields = QuestionFields(self._parts, language)
        for name in _WHOLE:
            fields.fields[name].setProperty(WHOLE_ROW, True)
        form = KeptForm(self._parts.theme, fields, titles=fields.titles, columns=2)
        usual = PushButton(self._parts.theme, _("As it comes"), kind="quiet")
        usual.clicked.connect(fields.show_usual)
        below = QWidget()
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(usual)
        row.addStretch(1)
        form.add_below(below)
        return form
