"""The way out where somebody said the number of a payment card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from app.core.errors import Problem
from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.form_fields import LineField
from app.ui.showing import show_only
from app.ui.theme.theme import Theme


class MaskOffer(PushButton):
    """Shown only while a text of ``field`` could be kept with its number masked; ``taken`` follows when it is."""

    taken = Signal()

    def __init__(self, theme: Theme, field: LineField, *, name: str) -> None:
        super().__init__(theme, _("Mask the card number"), kind="quiet")
        self._field = field
        self._name = name
        self._suggestion = ""
        self.clicked.connect(self._take)
        self.hide()

    def offer(self, problems: Iterable[Problem]) -> None:
        """Offer what these problems suggest for the field, or nothing."""
        fitting = (problem.suggestion for problem in problems if problem.field == self._name)
        self._suggestion = next(filter(None, fitting), "")
        show_only(self, visible=bool(self._suggestion))

    def _take(self) -> None:
        self._field.set_text(self._suggestion)
        self.taken.emit()
