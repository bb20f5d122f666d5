"""What the pane says before there is anything to measure: what to do first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.ui.buttons import PushButton
from app.ui.labels import plain_label
from app.ui.theme.theme import Theme
from app.wording.venue_words import VenueWords

_WIDTH = 560


class NoAnswersYet(QWidget):
    """``ask`` asks the first customer, ``take_in`` takes in answers from a file."""

    def __init__(
        self, theme: Theme, words: VenueWords, *, ask: Callable[[], object], take_in: Callable[[], object]
    ) -> None:
        super().__init__()
        self.ask = PushButton(
            theme, _("Ask a {customer}").format(customer=words.customer), kind="primary", icon="plus"
        )
        self.take_in = PushButton(theme, _("Import answers…"), icon="file-up")
        self.ask.clicked.connect(lambda _checked=False: ask())
        self.take_in.clicked.connect(lambda _checked=False: take_in())
        self._theme = theme
        self._card = card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(10)
        column.addWidget(plain_label(_("Nobody has been asked yet"), "page-title", wrap=True))
        for sentence in _first_steps():
            column.addWidget(plain_label(sentence, wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.take_in)
        buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 100)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 12, 0, 0)
        outer.addLayout(middle)
        outer.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._card.setMaximumWidth(self._theme.px(_WIDTH))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)


def _first_steps() -> tuple[str, ...]:
    return (
        _(
            "Ask one question as somebody leaves: would they recommend you, from 0 to 10? One key is enough, "
            "or hand the screen over."
        ),
        _(
            "From the first answer on their words stand here; from 10 answers on a first figure, from 30 a firm one."
        ),
        _("Answers that you have already, in a table or from another system, can be taken in at once."),
    )
