"""The section of the settings about surveys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.core.changes import Change
from app.core.words import gettext as _
from app.metrics.settings.asking_fields import AskingFields
from app.metrics.settings.parts import SurveyParts
from app.metrics.settings.questions_card import QuestionsCard
from app.ui.cards import Card
from app.ui.form_grid import WHOLE_ROW
from app.ui.kept_form import KeptForm
from app.ui.settings.keep_bar import SAVE_KEYS

_WIDTH = 760
_KINDS = frozenset({"venue", "venue_setting"})


class SurveySettingsPage(QScrollArea):
    """How the venue asks, and in which words.

    What changes elsewhere is shown where nobody is writing.
    """

    def __init__(self, parts: SurveyParts) -> None:
        super().__init__()
        self._parts = parts
        fields = AskingFields(parts)
        fields.fields["languages"].setProperty(WHOLE_ROW, True)
        self.asking = KeptForm(parts.theme, fields, titles=fields.titles, columns=2)
        self.questions = QuestionsCard(parts)
        self._build()
        shortcut = QShortcut(QKeySequence(SAVE_KEYS), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save)
        parts.theme.changed.connect(self._fit)
        parts.bus.changed.connect(self._follow)
        self._fit()

    def close_page(self) -> None:
        """Follow nothing more."""
        self._parts.bus.changed.disconnect(self._follow)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._page.setProperty("kind", "clear")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 2, 16, 12)
        column.setSpacing(12)
        for title, part in ((_("How we ask"), self.asking), (_("The questions"), self.questions)):
            framed = Card(title)
            framed.add(part)
            column.addWidget(framed)
        column.addStretch(1)
        self.setWidget(self._page)

    def _save(self) -> None:
        """Keep the form in which the keys are."""
        writing = QApplication.focusWidget()
        for form in (self.asking, self.questions.form):
            if writing is not None and form.isAncestorOf(writing):
                form.submit()

    def _follow(self, change: Change) -> None:
        if change.everything or change.kinds & _KINDS:
            self.asking.follow()
            self.questions.follow()

    def _fit(self) -> None:
        self._page.setMaximumWidth(self._parts.theme.px(_WIDTH))
