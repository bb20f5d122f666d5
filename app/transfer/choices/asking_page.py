"""Asking which reading of the first names is right, where the file leaves a doubt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.words import gettext as _
from app.transfer.choices.encoding_words import encoding_words
from app.transfer.files_in_hand import FileInHand
from app.transfer.name_samples import NameSample
from app.transfer.side_by_side import SideBySide
from app.ui.buttons import PushButton
from app.ui.cards import Card
from app.ui.labels import plain_label
from app.ui.spans import Span, SpanLabel
from app.ui.theme.theme import Theme


class AskingPage(QWidget):
    """Two or three readings side by side; ``chosen`` gives the encoding of the right one."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._question = plain_label("", "card-title", wrap=True)
        self._why = plain_label("", "small", wrap=True)
        self._readings: SideBySide | None = None
        self.buttons: list[PushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._question)
        self._column.addWidget(self._why)

    def ask(self, file: FileInHand) -> None:
        """Show the readings of this file."""
        self._question.setText(_("Which of these names are right?"))
        self._why.setText(
            _("“{file}” does not say how its letters are written. Choose what reads right.").format(
                file=file.path.name
            )
        )
        if self._readings is not None:
            self._column.removeWidget(self._readings)
            self._readings.hide()
            self._readings.deleteLater()
        self.buttons = []
        cards = [(self._card(sample), 1) for sample in file.samples]
        self._readings = SideBySide(self._theme, cards, enough=640)
        self._column.addWidget(self._readings, 1)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, sample: NameSample) -> QWidget:
        card = Card(encoding_words(sample.encoding))
        for name in sample.names:
            card.add(SpanLabel(self._theme, [Span(name)], role="card_title"))
        button = PushButton(self._theme, _("These are right"), kind="" if self.buttons else "primary")
        button.setAccessibleName(_("{names} are right").format(names=", ".join(sample.names)))
        button.clicked.connect(self._chooser(sample.encoding))
        self.buttons.append(button)
        card.body.addStretch(1)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.setMaximumHeight(self._theme.px(320))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        return page

    def _chooser(self, encoding: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(encoding)
